import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";
import { readLinkToken } from "@/lib/security/mailed-link";
import { renderPersonMail } from "./person-mail";

const secret = "a secret of this instance, long enough";
const link = "01a1f7c7-be80-7302-a119-c73e5b2626fb";
const params = {
  link,
  at: "2026-11-20T08:00:00.000Z",
  address: "192.0.2.7",
  device: "Chrome, Windows",
  email: "new@example.com",
};
const kinds = Object.keys(messages.en.personMails.kinds);
const render = (kind: string, locale: "en" | "zh", more: Record<string, string> = params, name = "Ada") =>
  renderPersonMail(
    { kind, name, email: "ada@example.com", locale, params: more },
    "https://console.example.com",
    secret,
  );

describe("a mail to a person", () => {
  it.each(kinds)("%s has its words in both languages, in text and as a page", (kind) => {
    for (const locale of ["en", "zh"] as const) {
      const mail = render(kind, locale);
      expect(mail.subject).not.toBe("");
      expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/[{}]|personMails|undefined/);
      expect(mail.text).toContain("Ada");
    }
  });

  it("to somebody who is invited greets nobody by their address and speaks of no login they may not have", () => {
    const more = { link, account: "Fresh Eye Ltd", inviter: "Fran", role: "viewer" };
    const en = render("invitation", "en", more, "ada@example.com");
    expect(en.subject).toBe("Join Fresh Eye Ltd");
    expect(en.text).toMatch(/^Hello,\n/);
    expect(en.text).not.toContain("about your login");
    expect(en.text).toContain("Fran gave this address");
    const zh = render("invitation", "zh", more, "ada@example.com");
    expect(zh.text).toMatch(/^您好：\n/);
    expect(zh.text).toContain("Fran 填写您的邮箱");
  });

  it.each([
    ["reset_password", "/reset-password"],
    ["verify_email", "/verify-email"],
    ["change_email", "/verify-email"],
  ])("%s leads to its page with a token that only this instance makes", (kind, page) => {
    const url = new URL(render(kind, "en").text.match(/https:\S+/)?.[0] ?? "");
    expect(url.origin + url.pathname).toBe(`https://console.example.com${page}`);
    expect(readLinkToken(url.searchParams.get("token") ?? "", secret)).toBe(link);
  });

  it("says when, where and with what, on the billing clock", () => {
    const { text } = render("signed_in_new_address", "en", { ...params, link: "" });
    for (const part of ["2026-11-20 16:00", "192.0.2.7", "Chrome, Windows"]) expect(text).toContain(part);
    expect(render("signed_in_new_address", "zh", { at: params.at }).text).toContain("未知");
  });

  it("says names as they are and never as markup", () => {
    const { html, text } = render("verify_email", "en", params, "<b>Ada</b>");
    expect(html).not.toContain("<b>");
    expect(text).toContain("<b>Ada</b>");
  });

  it("of a kind nobody knows is a bug, not an empty mail", () => {
    expect(() => render("another", "en")).toThrow("another");
  });
});
