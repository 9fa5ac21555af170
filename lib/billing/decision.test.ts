import { expect, it } from "vitest";
import { accept, refuse } from "./decision";

it("carries the plan, or the reason why there is none", () => {
  expect(accept(3)).toEqual({ ok: true, value: 3 });
  expect(refuse("mode_unchanged")).toEqual({ ok: false, refusal: { code: "mode_unchanged", params: {} } });
});
