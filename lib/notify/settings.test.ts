import { describe, expect, it } from "vitest";
import { consoleUrl, keepsMail, mailSettings, smsSettings, webhookKey } from "./settings";

describe("settings of what is sent", () => {
  it("are none where nothing is set", () => {
    expect(mailSettings({})).toBeNull();
    expect(smsSettings({})).toBeNull();
  });

  it("need both of a pair", () => {
    expect(() => mailSettings({ SMTP_URL: "smtp://mail.example.com" })).toThrow("MAIL_FROM");
    expect(() => mailSettings({ MAIL_FROM: "a@b.example" })).toThrow("SMTP_URL");
    expect(() => smsSettings({ SMS_URL: "https://sms.example.com" })).toThrow("SMS_SECRET");
  });

  it("say what is wrong with them", () => {
    const from = { MAIL_FROM: "a@b.example" };
    expect(() => mailSettings({ SMTP_URL: "mail.example.com:587", ...from })).toThrow("smtp://");
    expect(() => mailSettings({ SMTP_URL: "smtp://x", MAIL_FROM: "Facet" })).toThrow("e-mail address");
    expect(() => webhookKey({ NEXTAUTH_SECRET: "short" })).toThrow("32");
    expect(() => consoleUrl({})).toThrow("NEXTAUTH_URL");
  });

  it("keep mail here only in a demo that names no mail server", () => {
    const demo = { INSTANCE: "demo" };
    expect(keepsMail(demo)).toBe(true);
    expect(keepsMail({ ...demo, SMTP_URL: "smtp://mail.example.com", MAIL_FROM: "a@b.example" })).toBe(false);
    expect(keepsMail({ ...demo, SMTP_URL: "smtp://mail.example.com" })).toBe(false);
    expect(keepsMail({ INSTANCE: "production" })).toBe(false);
    expect(keepsMail({})).toBe(false);
  });

  it("prefer a key of the webhooks' own, and a link base without a slash at its end", () => {
    const own = "o".repeat(32);
    expect(webhookKey({ WEBHOOK_KEY: own, NEXTAUTH_SECRET: "n".repeat(32) })).toBe(own);
    expect(consoleUrl({ NEXTAUTH_URL: "https://console.example.com/" })).toBe("https://console.example.com");
  });
});
