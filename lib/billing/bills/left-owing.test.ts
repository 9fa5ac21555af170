import { describe, expect, it } from "vitest";
import { Decimal, money } from "../money";
import { leftOwing } from "./left-owing";

const usd = (amount: string) => money(amount, "USD");
const owing = (paid: string, after: string | null) =>
  leftOwing(usd(paid), after === null ? null : new Decimal(after)).amount.toFixed(2);

describe("what a settlement left owing (L2)", () => {
  it("is what cash did not have", () => {
    expect(owing("403.00", "-303.00")).toBe("303.00");
    expect(owing("403.00", "-0.01")).toBe("0.01");
  });

  it("is nothing while cash stays at zero or above, and where cash paid nothing", () => {
    expect(owing("403.00", "0.00")).toBe("0.00");
    expect(owing("403.00", "12.00")).toBe("0.00");
    expect(owing("0.00", null)).toBe("0.00");
  });

  it("is never more than this bill: what cash lacked before is of bills before", () => {
    expect(owing("100.00", "-403.00")).toBe("100.00");
  });
});
