import { expect, it } from "vitest";
import { Decimal } from "../money";
import { savingToCents } from "./saving";

it("is the difference of what is shown, not the rounded difference (T5)", () => {
  const saving = (before: string, after: string) =>
    savingToCents(new Decimal(before), new Decimal(after), "USD").amount.toFixed(2);
  expect(saving("649.935", "450")).toBe("199.94");
  // 10.00 − 9.99, although 0.0098 was saved.
  expect(saving("10.0048", "9.9949")).toBe("0.01");
  // 10.00 − 10.00, although 0.0098 was saved.
  expect(saving("10.0047", "9.9950")).toBe("0.00");
  expect(saving("90000", "91000")).toBe("-1000.00");
});
