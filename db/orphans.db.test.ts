import { beforeAll, expect, test } from "vitest";
import { newId } from "./ids";
import { freshDatabase } from "./testing/fresh-database";
import { asOwner } from "./testing/owner";
import { populate } from "./testing/populate";

freshDatabase();

let accountId: string;
beforeAll(async () => {
  [accountId = ""] = await populate(1);
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string; constraint_name?: string }) => `${error.code} ${error.constraint_name}`,
  );

/** Copies a row of the populated account with one column changed. */
const copy = (table: string, changes: Readonly<Record<string, string>>) =>
  asOwner((sql) => {
    const change = JSON.stringify(changes);
    return sql.unsafe(
      `insert into ${table} select (jsonb_populate_record(x, $1::text::jsonb)).* from ${table} x where account_id = $2 limit 1`,
      [change, accountId],
    );
  });

// What foreign keys refused row by row, a statement's trigger refuses under the same names.
test.each([
  ["bills", { account_id: newId(), id: newId() }, "bills_account_id_accounts_id_fk"],
  ["messages", { account_id: newId(), id: newId() }, "messages_account_id_accounts_id_fk"],
  ["ledger_postings", { account_id: newId() }, "ledger_postings_account_id_accounts_id_fk"],
  ["bill_lines", { bill_id: newId() }, "bill_lines_account_id_bill_id_bills_account_id_id_fk"],
  ["bill_lines", { account_id: newId() }, "bill_lines_account_id_bill_id_bills_account_id_id_fk"],
] as const)("%s refer to nothing that is not there", async (table, changes, constraint) => {
  expect(await refusal(copy(table, changes))).toBe(`23503 ${constraint}`);
});

test.each([
  ["older than all that are there", "00000000-0000-7000-8000-000000000000"],
  ["newer", newId()],
])("a line of a missing bill, %s, is found out among lines of bills that are there", async (_, missing) => {
  const copies = asOwner(async (sql) => {
    const line = (meter: string, billId: string) => sql`
      insert into more_lines select (jsonb_populate_record(l, ${JSON.stringify({ meter, bill_id: billId })}::text::jsonb)).*
      from bill_lines l where account_id = ${accountId} limit 1`;
    const [there] = await sql<{ bill_id: string }[]>`
      select bill_id from bill_lines where account_id = ${accountId} limit 1`;
    await sql`create temporary table more_lines (like bill_lines)`;
    await line("first", there?.bill_id ?? "");
    await line("second", missing);
    await line("third", there?.bill_id ?? "");
    await sql`insert into bill_lines select * from more_lines`;
  });
  expect(await refusal(copies)).toBe("23503 bill_lines_account_id_bill_id_bills_account_id_id_fk");
});

test("an account keeps its id, because nothing that refers to it would follow", async () => {
  const change = asOwner((sql) => sql`update accounts set id = ${newId()} where id = ${accountId}`);
  expect(await refusal(change)).toMatch(/^23001/);
});
