import { describe, expect, it } from "vitest";
import { messageKindNames, messageKindPolicy, messageKinds, webhookEvents } from "./kinds";

describe("kinds of messages", () => {
  it("tell of packs below 15 % and at nothing by e-mail and SMS (U8)", () => {
    for (const kind of ["pack_low", "pack_used_up"] as const)
      expect(messageKinds[kind]).toMatchObject({ email: true, sms: true });
  });

  it("tell of overdue and stop by e-mail and SMS, of the resume by e-mail (A4)", () => {
    expect(messageKinds.overdue).toMatchObject({ email: true, sms: true });
    expect(messageKinds.service_stopped).toMatchObject({ email: true, sms: true });
    expect(messageKinds.service_resumed).toMatchObject({ email: true, sms: false });
  });

  it("each have an event of their own", () => {
    expect(new Set(webhookEvents).size).toBe(messageKindNames.length);
  });

  it("of another version have no policy, also where their name is an object's", () => {
    expect(messageKindPolicy("something_new")).toBeNull();
    expect(messageKindPolicy("toString")).toBeNull();
    expect(messageKindPolicy("bill_ready")).toBe(messageKinds.bill_ready);
  });
});
