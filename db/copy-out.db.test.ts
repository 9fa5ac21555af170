import { expect, test } from "vitest";
import { systemTransaction, type Tx } from "./client";
import { copyOut } from "./copy-out";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase();

/** Far more than the driver and the socket keep for a reader that is behind. */
const rows = 200_000;
const manyRows = async ({ sql }: Tx) =>
  copyOut(
    await sql
      .unsafe(
        `copy (select n, repeat('x', 40) from generate_series(1, ${rows}) n) to stdout with (format csv)`,
      )
      .readable(),
  );

test("what follows a COPY on its connection is answered, however far behind the reader was", async () => {
  const found = await systemTransaction(async (tx) => {
    let lines = 0;
    for await (const chunk of await manyRows(tx)) {
      await new Promise((next) => setImmediate(next));
      lines += chunk.toString().split("\n").length - 1;
    }
    const [row] = await tx.sql`select ${lines}::int as lines`;
    return row?.lines;
  });
  expect(found).toBe(rows);
});

test("a reader may leave in the middle", async () => {
  const found = await systemTransaction(async (tx) => {
    for await (const chunk of await manyRows(tx)) if (chunk.length > 0) break;
    const [row] = await tx.sql`select ${1}::int as one`;
    return row?.one;
  });
  expect(found).toBe(1);
  const failed = systemTransaction(async (tx) => {
    for await (const chunk of await manyRows(tx))
      throw new Error(`the disk is full after ${chunk.length > 0}`);
  });
  await expect(failed).rejects.toThrow("the disk is full");
  expect(await systemTransaction(async (tx) => (await tx.sql`select 2 as two`)[0]?.two)).toBe(2);
});
