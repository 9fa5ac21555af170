import { expect, test } from "vitest";
import { tablesWithoutAccount } from "./statement-scope";

const owned = new Set(["accounts", "packs", "bills", "usage_events"]);

test.each([
  ["select * from packs where account_id = $1 and id = $2", []],
  ["select * from packs p join bills b using (account_id) where b.month = $1", []],
  ["select 1 from accounts where id = any($1)", []],
  ["insert into packs (account_id, id) values ($1, $2)", []],
  [
    "with due as (select * from packs where account_id = $1) update bills b set month = $2 from due where b.account_id = due.account_id",
    [],
  ],
  ["select * from services_of_everybody", []],
  ["select * from packs where id = $1", ["packs"]],
  ["select * from packs where account_id = $1 and exists (select 1 from bills where month = $2)", ["bills"]],
  ["select (select count(*) from usage_events) from packs where account_id = $1", ["usage_events"]],
  ["update packs set remaining = 0 where id = $1", ["packs"]],
  ["delete from bills", ["bills"]],
  ["insert into packs (id) select id from bills where account_id = $1", ["packs"]],
])("%s", async (statement, tables) => {
  expect(await tablesWithoutAccount(statement, owned)).toEqual(tables);
});
