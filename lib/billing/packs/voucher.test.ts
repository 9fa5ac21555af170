import { describe, expect, it } from "vitest";
import { money } from "../money";
import { checkVoucher, type Voucher, type VoucherUse } from "./voucher";

const usd = (amount: string | number) => money(amount, "USD");
const at = (text: string) => new Date(text);
const voucher: Voucher = {
  id: "v1",
  remaining: usd(50),
  services: ["face-fusion"],
  kinds: ["prepaid"],
  minimum: usd(100),
  validFrom: at("2026-10-01T00:00:00+08:00"),
  validUntil: at("2026-11-01T00:00:00+08:00"),
};
const use: VoucherUse = { service: "face-fusion", kind: "prepaid", amount: usd(100) };
const now = at("2026-10-15T12:00:00+08:00");
const check = (given: Partial<Voucher>, of: Partial<VoucherUse> = {}, when = now) =>
  checkVoucher({ ...voucher, ...given }, { ...use, ...of }, when);

describe("a voucher", () => {
  it("pays what is left on it, and no more than the amount", () => {
    expect(check({})).toEqual({ ok: true, value: usd(50) });
    expect(check({ remaining: usd(500) })).toEqual({ ok: true, value: usd(100) });
  });

  it("applies from its first instant and not at its last (T4)", () => {
    expect(check({}, {}, voucher.validFrom).ok).toBe(true);
    expect(check({}, {}, new Date(voucher.validFrom.getTime() - 1))).toMatchObject({
      refusal: { code: "voucher_not_started", params: { validFrom: "2026-10-01 00:00" } },
    });
    expect(check({}, {}, at("2026-10-31T23:59:59.999+08:00")).ok).toBe(true);
    expect(check({}, {}, at("2026-11-01T00:00:00+08:00"))).toMatchObject({
      refusal: { code: "voucher_expired", params: { validUntil: "2026-11-01 00:00" } },
    });
    expect(check({ validUntil: null }, {}, at("2099-01-01T00:00:00Z")).ok).toBe(true);
  });

  it("applies from its minimum on", () => {
    expect(check({}, { amount: usd("99.99") })).toMatchObject({
      refusal: { code: "voucher_minimum_not_met" },
    });
  });

  it("pays only what it was given for", () => {
    const code = "voucher_not_applicable";
    expect(check({}, { service: "faceid-intl" })).toMatchObject({ refusal: { code } });
    expect(check({}, { kind: "postpaid" })).toMatchObject({ refusal: { code } });
    expect(check({}, { amount: money(100, "CNY") })).toMatchObject({ refusal: { code } });
    expect(check({ services: null }, { service: "faceid-intl" }).ok).toBe(true);
  });

  it("is refused when nothing is left on it", () => {
    expect(check({ remaining: usd(0) })).toMatchObject({ refusal: { code: "voucher_empty" } });
  });
});
