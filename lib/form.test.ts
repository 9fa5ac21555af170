import { describe, expect, it } from "vitest";
import { z } from "zod";
import { amountField, readForm, reasonField, wholeNumber } from "./form";

const schema = z.object({
  quantity: wholeNumber.pipe(z.int().min(1).max(100)),
  amount: amountField,
  email: z.email().optional(),
  name: z.string().max(5).optional(),
  site: z.enum(["international", "china"]).optional(),
});

function errors(locale: "en" | "zh", fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ quantity: "3", amount: "12.50", ...fields }))
    form.set(name, value);
  const read = readForm(form, schema, locale);
  return read.ok ? {} : Object.fromEntries(read.errors.map(({ path, message }) => [path, message]));
}

describe("what is wrong with a field", () => {
  it("says what to type, with an example, in the person's language", () => {
    expect(errors("en", { quantity: "many", amount: "1.005" })).toEqual({
      quantity: "Enter a whole number, e.g. 3",
      amount: "Enter an amount with at most two decimals, e.g. 12.50",
    });
    expect(errors("zh", { quantity: "1.5", amount: "一百" })).toEqual({
      quantity: "请输入整数，例如 3",
      amount: "请输入金额，最多两位小数，例如 12.50",
    });
  });

  it("names the bound that was crossed", () => {
    expect(errors("en", { quantity: "0" })).toEqual({ quantity: "At least 1" });
    expect(errors("zh", { quantity: "101" })).toEqual({ quantity: "不大于 100" });
    expect(errors("zh", { name: "六个字的名称" })).toEqual({ name: "最多 5 个字符" });
  });

  it("asks for what was left empty, and for one of the choices", () => {
    expect(errors("en", { quantity: "", site: "moon" })).toEqual({
      quantity: "Required",
      site: "Choose one of the options",
    });
    expect(errors("zh", { email: "nobody" })).toEqual({ email: "请输入邮箱地址，例如 name@example.com" });
  });

  it("finds nothing wrong with thousands separators in an amount", () => {
    expect(errors("en", { amount: "1,234.50" })).toEqual({});
  });
});

describe("a reason", () => {
  const readReason = (reason: string) => {
    const form = new FormData();
    form.set("reason", reason);
    return readForm(form, z.object({ reason: reasonField }), "zh");
  };

  it("is words in any language, without what stands around them", () => {
    for (const reason of ["ticket 12", "客户来电", "42"])
      expect(readReason(`  ${reason}\n`)).toMatchObject({ ok: true, input: { reason } });
  });

  it("is not nothing, nor marks, nor signs that nobody sees", () => {
    for (const reason of ["", "   ", "\u3000", "…", "--", "\u200b\u2060"])
      expect(readReason(reason)).toMatchObject({
        ok: false,
        errors: [{ path: "reason", message: "请写明原因" }],
      });
  });
});
