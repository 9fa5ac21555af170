import { describe, expect, it } from "vitest";
import { messageKindNames } from "@/lib/billing/messages/kinds";
import { messages } from "@/lib/i18n/messages";
import { renderMail } from "./mail";
import { messageSentences } from "./sentences";
import { smsText } from "./sms";

const site = "https://console.example.com";
const reader = { name: "Ada", email: "ada@example.com", locale: "en" as const };
const bill = {
  kind: "bill_ready",
  params: { service: "face-fusion", month: "2026-10", bill: "b-1", amount: "1234.50", currency: "USD" },
};
const everyValue = {
  ...bill.params,
  meter: "face-fusion/image-face-fusion",
  order: "o-1",
  pack: "p-1",
  reason: "campaign",
  remaining: 140,
  granted: 1000,
  calls: 5,
  bound: 9,
  qps: 5,
  days: 3,
  endsAt: "2026-11-03T00:00:00.000Z",
};

describe("a mail", () => {
  it("says in English what the inbox says, with amount, month and the way to the page", () => {
    const mail = renderMail(bill, "Example Ltd", reader, site);
    expect(mail.subject).toBe("Bill of Face Fusion for October 2026");
    expect(mail.text).toBe(
      `Hello Ada,

The bill of October 2026 is ready and settled from your balances: US$1,234.50.

See the bill: https://console.example.com/bills/b-1

-- 
You receive this because you look after the billing of Example Ltd.
Choose what you are told about: https://console.example.com/messages/preferences`,
    );
    expect(mail.html).toContain('<html lang="en">');
    expect(mail.html).toContain('<a href="https://console.example.com/bills/b-1"');
  });

  it("speaks Chinese to whoever reads Chinese", () => {
    const mail = renderMail(bill, "示例公司", { ...reader, name: "小王", locale: "zh" }, site);
    expect(mail.subject).toMatch(/2026年10月账单$/);
    expect(mail.text).toContain("小王，您好：");
    expect(mail.text).toContain("您负责账号“示例公司”的费用事务");
    expect(mail.html).toContain('<html lang="zh-CN">');
  });

  it.each(["en", "zh"] as const)("has words for every kind in %s, without a gap", (locale) => {
    for (const kind of messageKindNames) {
      const message = { kind, params: everyValue };
      const { subject, text, html } = renderMail(message, "Example", { ...reader, locale }, site);
      const sms = smsText(message, locale, site);
      expect(subject).not.toBe(messages[locale].messages.kinds.other.title);
      for (const part of [subject, text, html, sms]) expect(part).not.toMatch(/[{}]|undefined|NaN|\[object/);
      expect(text).toMatch(new RegExp(`${site}/[a-z]`));
      expect(sms.length).toBeLessThan(320);
    }
  });

  it("is sent for every kind that the inbox knows: the policies and the words name the same ones", () => {
    const words = Object.keys(messages.en.messages.kinds).filter((kind) => kind !== "other");
    expect([...messageKindNames].sort()).toEqual(words.sort());
  });

  it("says which pack was refunded and where the money went; one of before that knew neither still reads well", () => {
    const money = { order: "o-1", amount: "50.00", currency: "USD" };
    const pack = { pack: "p-1", meter: "face-fusion/image-face-fusion", units: 1_000, books: "gifted,cash" };
    const textOf = (params: Record<string, string | number>, locale: "en" | "zh") =>
      messageSentences({ kind: "refund_done", params }, locale, site).text;
    expect(textOf({ ...money, ...pack }, "en")).toBe(
      "Image Face Fusion (Basic), pack of 1,000 calls: US$50.00 went back to the gifted balance and cash.",
    );
    expect(textOf({ ...money, ...pack }, "zh")).toContain(
      "1,000 次资源包：US$50.00 已退回赠送余额和现金余额。",
    );
    expect(textOf(money, "en")).toBe("US$50.00 went back to the balances that paid.");
    expect(textOf(money, "zh")).toBe("US$50.00 已退回原支付余额。");
  });

  it("escapes what people typed: names and reasons never become markup", () => {
    const attack = `<script>alert("1")</script><img src=x onerror='y'>`;
    const message = { kind: "refund_rejected", params: { order: "o-1", pack: "p-1", reason: attack } };
    const mail = renderMail(message, attack, { ...reader, name: attack }, site);
    expect(mail.html).not.toMatch(/<script|<img|onerror='/);
    expect(mail.html.match(/&lt;script&gt;/g)).toHaveLength(3);
    // The plain text says it as it is: nothing reads markup there.
    expect(mail.text).toContain(attack);
  });

  it("fetches nothing and runs nothing", () => {
    const { html } = renderMail(bill, "Example", reader, site);
    expect(html).not.toMatch(/<(img|link|script|iframe|style)\b|url\(|@import|\son\w+=/);
  });
});

describe("an SMS", () => {
  it("names the product, then says what happened", () => {
    const message = { kind: "service_stopped", params: { service: "face-fusion" } };
    expect(smsText(message, "en", site)).toMatch(/^Facet: Face Fusion is stopped\. The balance is overdue/);
    expect(smsText(message, "zh", site)).toMatch(/^【Facet】.+已停服。因账户欠费/);
  });
});
