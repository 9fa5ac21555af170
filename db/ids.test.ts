import { parse, validate, version } from "uuid";
import { expect, test } from "vitest";
import { isId, newId } from "./ids";

const ids = Array.from({ length: 5_000 }, newId);

test("ids are UUIDs of version 7, each another, in the order in which they were made", () => {
  for (const id of ids) expect([validate(id), version(id), isId(id), id.length]).toEqual([true, 7, true, 36]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test("an id begins with the millisecond in which it was made", () => {
  const before = Date.now();
  const made = Number.parseInt(newId().slice(0, 13).replace("-", ""), 16);
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(Date.now());
});

test("the last bytes of an id are chance: each takes every value", () => {
  for (const place of [11, 12, 13, 14, 15]) {
    expect(new Set(ids.map((id) => parse(id)[place])).size).toBe(256);
  }
});
