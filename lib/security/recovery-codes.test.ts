import { expect, it } from "vitest";
import { newRecoveryCodes, recoveryHash } from "./recovery-codes";

it("makes ten different codes of 24 letters that are not mistaken for each other", () => {
  const { codes, hashes } = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z02-9]{4}-){5}[a-hjkmnp-z02-9]{4}$/);
  expect(hashes).toEqual(codes.map(recoveryHash));
});

it("knows a code however it was typed, and no other", () => {
  const hash = recoveryHash("abcd-efgh-jkmn-pqrs-tuvw-xyz2");
  expect(recoveryHash(" ABCD EFGH jkmnpqrs-TUVW xyz2 ")).toBe(hash);
  expect(recoveryHash("abcd-efgh-jkmn-pqrs-tuvw-xyz3")).not.toBe(hash);
});
