import pino from "pino";
import { afterEach, expect, test, vi } from "vitest";
import { listBills } from "@/db/bills";
import { tenantTransaction } from "@/db/client";
import { listPacks } from "@/db/packs";
import { listRefunds } from "@/db/refunds";
import { accepted, at, buy, call, makeCustomer, report, settle } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner, behindTriggers } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { requestRefund } from "@/lib/operations/request-refund";
import { startWorker } from "./worker";

freshDatabase();
proveBooksAfterEach();

const silent = pino({ enabled: false });
const start = at("2026-10-01 09:00");
const workers: Awaited<ReturnType<typeof startWorker>>[] = [];
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())));

const patience = { timeout: 30_000, interval: 50 };

test("two workers do all that is due, once: the month's bill, a refund, a stop", async () => {
  const actor = await makeCustomer("face-fusion", "1000", start);
  const { accountId } = actor;
  await report([call(actor, "FuseFace", 1_000, start)], start);
  await buy(actor, "face-fusion/image-face-fusion/pack-1000", at("2026-10-30 09:00"));
  const packs = await tenantTransaction(accountId, (tx) => listPacks(tx, accountId));
  const bought = packs.find(({ origin }) => origin === "purchased");
  accepted(await requestRefund(actor, bought?.id ?? "", at("2026-10-30 10:00")));
  const debtor = await makeCustomer("faceid-cn", "10", start);
  await settle(debtor, "30", at("2026-10-20 09:00"));

  const now = at("2026-11-01 00:05");
  workers.push(
    ...(await Promise.all([startWorker(async () => now, silent), startWorker(async () => now, silent)])),
  );
  await vi.waitFor(async () => {
    const done = await tenantTransaction(accountId, async (tx) => ({
      bills: await listBills(tx, accountId, 10),
      refunds: await listRefunds(tx, accountId),
    }));
    expect(done.bills.map(({ total }) => total.toFixed(2))).toEqual(["65.00"]);
    expect(done.refunds.map(({ status }) => status)).toEqual(["completed"]);
    const [row] = await asOwner(
      (sql) => sql`select stopped_at from account_services where account_id = ${debtor.accountId}`,
    );
    expect(row?.stopped_at).not.toBeNull();
  }, patience);
  const [booked] = await asOwner(
    (sql) => sql`
      select count(*) filter (where kind = 'settlement')::int as settlements, count(*) filter (where kind = 'refund')::int as refunds
      from ledger_postings where position = 0 and account_id = ${accountId}`,
  );
  expect(booked).toEqual({ settlements: 1, refunds: 1 });
});

test("what a tick could not do is said in the log, with the cause at its bottom", async () => {
  const actor = await makeCustomer("face-fusion", "1", at("2026-12-01 09:00"));
  await settle(actor, "2", at("2026-12-02 09:00"));
  await behindTriggers(
    (sql) => sql`insert into account_services (account_id, service, active, first_activated_at)
      values (${actor.accountId}, 'gone', 'active', now())`,
  );
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });
  workers.push(await startWorker(async () => at("2026-12-03 09:00"), log));
  await vi.waitFor(() => {
    const said = lines.find((line) => line.includes('"job":"tick"') && line.includes('"level":50'));
    expect(said).toContain("has a service that the catalogue lacks: gone");
  }, patience);
});
