import { expect, test } from "vitest";
import { dropUsagePartitions, ensureUsagePartitions } from "./client";
import { at, call, makeCustomer, outcomesOf } from "./testing/arrange";
import { freshDatabase } from "./testing/fresh-database";
import { asOwner } from "./testing/owner";
import { proveBooksAfterEach } from "./testing/proof";

freshDatabase(12);
proveBooksAfterEach();

const partitions = async () =>
  (
    await asOwner(
      (sql) =>
        sql`select relname from pg_class where relispartition and relkind = 'r' and relname like 'usage_events_%' order by 1`,
    )
  ).map(({ relname }) => String(relname).replace("usage_events_", "").replace("_", "-"));

test("the first events of a month that has no room yet may come from 8 sides at once", async () => {
  const now = at("2033-05-10 12:00");
  const actor = await makeCustomer("faceid-intl", "0", at("2033-04-01 00:00"));
  const batch = Array.from({ length: 20 }, (_, index) =>
    call(actor, "LivenessCompare", 1, index % 2 ? now : at("2033-04-20 12:00")),
  );
  const answers = await Promise.all(Array.from({ length: 8 }, () => outcomesOf(batch, now)));
  expect(answers.flat().filter((outcome) => outcome === "accepted")).toHaveLength(20);
  expect(await partitions()).toEqual(expect.arrayContaining(["2033-04", "2033-05"]));
});

test("an event of a month's first and last millisecond lies in that month's partition (T2)", async () => {
  const now = at("2034-03-01 00:00");
  const actor = await makeCustomer("faceid-intl", "0", at("2034-01-01 00:00"));
  const times = [at("2034-02-01 00:00"), at("2034-02-28 23:59:59.999"), now];
  await outcomesOf(
    times.map((time) => call(actor, "LivenessCompare", 1, time)),
    now,
  );
  const rows = await asOwner(
    (sql) =>
      sql`select tableoid::regclass::text as name, count(*)::int as n from usage_events where account_id = ${actor.accountId} group by 1 order by 1`,
  );
  expect([...rows]).toEqual([
    { name: "usage_events_2034_02", n: 2 },
    { name: "usage_events_2034_03", n: 1 },
  ]);
});

test("several workers may remove old months at once, while usage is recorded; what was counted stays", async () => {
  const now = at("2036-01-10 12:00");
  const actor = await makeCustomer("faceid-intl", "0", at("2035-01-01 00:00"));
  for (const month of ["2035-01", "2035-02", "2035-03"]) {
    const then = at(`${month}-10 12:00`);
    await outcomesOf([call(actor, "LivenessCompare", 1, then)], then);
  }
  await Promise.all([
    ...Array.from({ length: 4 }, () => dropUsagePartitions("2035-03")),
    ...Array.from({ length: 4 }, () => outcomesOf([call(actor, "LivenessCompare", 1, now)], now)),
    ensureUsagePartitions(["2036-02"]),
  ]);
  expect((await partitions()).filter((month) => month < "2036")).toEqual(["2035-03"]);
  const [row] = await asOwner(
    (sql) => sql`
      select (select sum(calls)::int from usage_months where account_id = ${actor.accountId}) as months,
        (select count(*)::int from usage_events where account_id = ${actor.accountId}) as events`,
  );
  expect(row).toEqual({ months: 7, events: 5 });
});
