import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type KeyOrder, readPage } from "./key-order";

const order: KeyOrder = {
  columns: [
    { expression: sql`placed_at`, type: "timestamptz" },
    { expression: sql`id`, type: "uuid" },
  ],
  descending: true,
};
const id = "01a1f7c7-be80-7302-a119-c73e5b2626fb";

/** Whether the page asked for begins at the key, or at the start because the key is none. */
async function beginsAtKey(key: string): Promise<boolean> {
  let found = false;
  await readPage(
    order,
    { cursor: { after: key }, size: 10 },
    async ({ beyond }) => {
      found = beyond !== undefined;
      return [];
    },
    () => [],
  );
  return found;
}

describe("a page's key comes from a URL, where anything may stand", () => {
  test.each([`2026-10-15T12:00:00.000Z~${id}`, `infinity~${id}`])("%s is one", async (key) => {
    expect(await beginsAtKey(key)).toBe(true);
  });

  // What JavaScript takes for an instant and PostgreSQL does not would fail the whole page.
  test.each([
    "",
    "~",
    `~${id}`,
    `1~${id}`,
    `2026-10-15 12:00 GMT~${id}`,
    `Thu, 15 Oct 2026~${id}`,
    `2026-02-30T12:00:00.000Z~${id}`,
    `2026-13-01T12:00:00.000Z~${id}`,
    `+275760-09-13T00:00:00.000Z~${id}`,
    `2026-10-15T12:00:00.000Z~not an id`,
    `2026-10-15T12:00:00.000Z`,
    `2026-10-15T12:00:00.000Z~${id}~${id}`,
  ])("%s is none", async (key) => {
    expect(await beginsAtKey(key)).toBe(false);
  });
});
