import { expect, test } from "vitest";
import { NewColumn } from "./new-column";

function columnOf(type: string, ...values: (string | null)[]): NewColumn {
  const column = new NewColumn("value", type);
  for (const value of values) column.add(value);
  return column;
}

test("values are one list, quoted where their type may need it", () => {
  expect(columnOf("text", "a", 'b"c', null).list()).toBe('{"a","b\\"c",NULL}');
  expect(columnOf("numeric", "1.5", "2").list()).toBe("{1.5,2}");
  expect(columnOf("jsonb", '{"a":1}', null).list()).toBe('{"a":1}\n');
});

test("values are sent once: a second list would be one of none", () => {
  const column = columnOf("text", "a", "b");
  column.list();
  expect(() => column.list()).toThrow(/sent before/);
});
