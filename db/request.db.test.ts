import { expect, test } from "vitest";
import { newId } from "./ids";
import { currentRequestId, withRequest } from "./request";
import { at, gift, makeAccount } from "./testing/arrange";
import { freshDatabase } from "./testing/fresh-database";
import { asOwner } from "./testing/owner";

freshDatabase();

test("the request that moved money stands beside its transaction and in the audit log", async () => {
  const now = at("2026-10-01 09:00");
  const actor = await makeAccount("international", now);
  const request = newId();
  await withRequest(request, () => gift(actor, "5", now));
  await gift(actor, "6", now);
  const rows = await asOwner(
    (sql) => sql`
      select p.request_id from ledger_postings p where p.account_id = ${actor.accountId}
      union all select a.request_id from audit_log a where a.account_id = ${actor.accountId}`,
  );
  expect(rows.map((row) => row.request_id).sort()).toEqual([request, request, null, null]);
  expect(currentRequestId()).toBeNull();
});
