import { expect, test } from "vitest";
import { findingPath } from "./finding-path";

test.each([
  ["bill:b1", "/finance/bills/a1/b1"],
  ["hold:b1", "/finance/bills/a1/b1"],
  ["release:b1", "/finance/bills/a1/b1"],
  ["order:o1", "/finance/accounts/a1?about=order%3Ao1"],
  ["refund:r1", "/finance/accounts/a1?about=refund%3Ar1"],
  ["top-up:t1", "/finance/accounts/a1?about=top-up%3At1"],
  ["balance:cash", "/finance/accounts/a1?book=cash"],
  ["balance:voucher/v1", "/finance/accounts/a1?book=voucher"],
  ["held:face-fusion", "/finance/accounts/a1?book=held"],
  ["usage:face-fusion/image-face-fusion", "/finance/bills?account=a1&month=2026-10"],
])("%s is followed to %s", (reference, path) => {
  expect(findingPath("a1", reference, "2026-10")).toBe(path);
});
