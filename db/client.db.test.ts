import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePool, pool, sendWithCommit, systemTransaction, type Tx, tenantTransaction } from "./client";
import { CuttingProxy } from "./testing/cutting-proxy";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase(2);

let proxy: CuttingProxy;
beforeAll(async () => {
  proxy = new CuttingProxy(process.env.DATABASE_URL ?? "");
  process.env.DATABASE_URL = await proxy.listen();
  await pool()`create table notes (text text not null)`;
  await pool()`grant all on notes to console_system`;
});
afterAll(async () => {
  await closePool();
  await proxy.close();
});

const note = (text: string) => (tx: Tx) => tx.sql`insert into notes values (${text})`;
const twoNotes = (text: string) =>
  systemTransaction(async (tx) => {
    await note(text)(tx);
    await note(text)(tx);
  });
const twoNotesWithCommit = (text: string) =>
  systemTransaction(async (tx) => {
    await note(text)(tx);
    sendWithCommit(tx, note(text)(tx));
  });
const countOf = async (text: string) => {
  const [row] = await systemTransaction(
    (tx) => tx.sql`select count(*)::int as n from notes where text = ${text}`,
  );
  return row?.n;
};

describe("a transaction whose connection is cut", () => {
  test.each([
    ["waited for", twoNotes],
    ["sent with the COMMIT", twoNotesWithCommit],
  ])(
    "fails, leaves all or nothing, and the pool goes on, at whatever message it happens: the last statement %s",
    async (way, makeNotes) => {
      const seen = new Set<number>();
      for (let requests = 1; ; requests++) {
        const text = `${way} after ${requests}`;
        void proxy.cutAfter(requests);
        const outcome = await makeNotes(text).then(
          () => "done",
          () => "failed",
        );
        const cut = proxy.isCut;
        await proxy.mend();
        seen.add(await countOf(text));
        if (!cut) {
          expect(outcome).toBe("done");
          break;
        }
        expect(outcome).toBe("failed");
      }
      // Nothing before the COMMIT was delivered, both notes when it was and only its answer was lost.
      expect(seen).toEqual(new Set([0, 2]));
    },
  );

  test("many at once, again and again, do no lasting harm", async () => {
    for (let round = 0; round < 10; round++) {
      const mended = proxy.cutAfter(20 + round).then(() => proxy.mend());
      const outcomes = await Promise.allSettled(
        Array.from({ length: 12 }, (_, index) => twoNotes(`${round} ${index}`)),
      );
      expect(outcomes.some(({ status }) => status === "rejected")).toBe(true);
      await mended;
      for (let index = 0; index < 12; index++) expect([0, 2]).toContain(await countOf(`${round} ${index}`));
    }
  });

  test("by the database's administrator fails and does no lasting harm", async () => {
    for (let round = 0; round < 5; round++) {
      const self = systemTransaction(async (tx) => {
        await note("ended")(tx);
        await tx.sql`reset role`;
        await tx.sql`select pg_terminate_backend(pg_backend_pid())`;
      });
      await expect(self).rejects.toThrow();
      expect(await countOf("ended")).toBe(0);
    }
  });
});

test("an error of another connection does not keep a transaction open for ever", async () => {
  const lost = Object.assign(new Error("write CONNECTION_CLOSED"), { code: "CONNECTION_CLOSED" });
  await expect(systemTransaction(() => Promise.reject(lost))).rejects.toBe(lost);
  expect(await countOf("anything")).toBe(0);
});

describe("a statement sent with the COMMIT", () => {
  test("undoes the transaction when it fails, and is the error the transaction fails with", async () => {
    const refused = systemTransaction(async (tx) => {
      await note("before a failure")(tx);
      sendWithCommit(tx, tx.sql`insert into notes values (null)`);
      return "done";
    });
    await expect(refused).rejects.toMatchObject({ code: "23502" });
    expect(await countOf("before a failure")).toBe(0);
  });

  test("is tried again with its transaction where PostgreSQL asks for it", async () => {
    let attempts = 0;
    await systemTransaction(async (tx) => {
      const isFirst = ++attempts === 1;
      const raise = tx.sql.unsafe("do $$ begin raise exception 'again' using errcode = '40001'; end $$");
      sendWithCommit(tx, isFirst ? raise : note("at the second try")(tx));
    });
    expect([attempts, await countOf("at the second try")]).toEqual([2, 1]);
  });
});

test("a transaction that cannot take on its role fails, also one that asks for nothing more", async () => {
  // No text of PostgreSQL's holds this character.
  await expect(tenantTransaction("\0", async () => "done")).rejects.toMatchObject({ code: "22021" });
});
