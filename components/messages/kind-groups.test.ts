import { expect, it } from "vitest";
import { messageKindNames } from "@/lib/billing/messages/kinds";
import { inGroups } from "./kind-groups";

it("lists every kind of message once, in the group it belongs to", () => {
  const listed = inGroups(messageKindNames.map((kind) => ({ kind })));
  expect(listed.flatMap(({ rows }) => rows.map(({ kind }) => kind)).sort()).toEqual(
    [...messageKindNames].sort(),
  );
  expect(listed.find(({ group }) => group === "packs")?.rows.map(({ kind }) => kind)).toContain(
    "refund_done",
  );
  for (const { rows } of listed) expect(rows.length).toBeGreaterThan(1);
});
