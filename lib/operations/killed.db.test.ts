import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/db/client";
import { newId } from "@/db/ids";
import {
  accepted,
  at,
  buy,
  call,
  gift,
  makeAccount,
  makeCustomer,
  material,
  settle,
  support,
} from "@/db/testing/arrange";
import { CuttingProxy } from "@/db/testing/cutting-proxy";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import { sandboxProvider } from "@/lib/payments/sandbox";
import { activateService } from "./activate-service";
import type { Actor } from "./actor";
import { completeSubmittedRefunds } from "./complete-refunds";
import { giftBalance, giftPack, giftVoucher } from "./gift";
import { purchaseOffer } from "./purchase-offer";
import { recordUsage } from "./record-usage";
import { requestRefund } from "./request-refund";
import { stopOverdueServices } from "./stop-overdue";
import { startTopUp } from "./top-up";

freshDatabase(4);
proveBooksAfterEach();

const now = at("2026-10-05 09:00");
const start = at("2026-09-01 00:00");
const image = "face-fusion/image-face-fusion";

let direct: string;
let watcher: postgres.Sql;
let proxy: CuttingProxy;
let viaProxy: string;
beforeAll(async () => {
  direct = process.env.DATABASE_URL ?? "";
  watcher = postgres(direct, { max: 1 });
  proxy = new CuttingProxy(direct);
  viaProxy = await proxy.listen();
});
afterAll(async () => {
  await watcher.end();
  await proxy.close();
});

/** Everything the database holds of an account, without what differs between two that lived the same. */
async function stateOf({ accountId }: Actor): Promise<string[]> {
  everything ??= await rowsOfEveryTable();
  const rows = await watcher.unsafe<{ row: string }[]>(everything, [accountId]);
  const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  return rows.map(({ row }) => row.replaceAll(id, "#")).sort();
}

let everything: string | undefined;
async function rowsOfEveryTable(): Promise<string> {
  const tables = await watcher<{ name: string; key: string }[]>`
    select c.relname as name, case when c.relname = 'accounts' then 'id' else 'account_id' end as key from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and (c.relname = 'accounts' or exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id'))`;
  return tables
    .map(
      ({ name, key }) =>
        `select '${name} ' || (to_jsonb(t) - 'xid' - 'recorded_at')::text as row from ${name} t where ${key} = $1`,
    )
    .join(" union all ");
}

/** Runs a process's work that is killed after so many requests to the database; whether it was killed. */
async function killedAfter(requests: number, work: () => Promise<unknown>): Promise<boolean> {
  await closePool();
  process.env.DATABASE_URL = viaProxy;
  const killed = proxy.cutAfter(requests).then(() => true);
  // The dead do not answer: what the work makes of losing its database is nobody's concern.
  const finished = work().then(
    () => false,
    (error) => (proxy.isCut ? true : Promise.reject(error)),
  );
  const wasKilled = await Promise.race([finished, killed]);
  await closePool(0);
  await proxy.mend();
  process.env.DATABASE_URL = direct;
  return wasKilled;
}

interface Work {
  readonly arrange: () => Promise<Actor>;
  /** Made once per account, so that doing it again is the same request. */
  readonly prepare: (actor: Actor) => Promise<() => Promise<unknown>> | (() => Promise<unknown>);
  /** How many transactions it takes: between them another process may look, and sees one part done. */
  readonly transactions?: number;
}

const works: Record<string, Work> = {
  "an activation": {
    arrange: () => makeAccount("china", start),
    prepare: (actor) => () =>
      activateService(
        actor,
        { service: "face-recognition-cn", acceptedTerms: serviceOf("face-recognition-cn").terms.version },
        now,
      ),
  },
  "a top-up that ends a stop": {
    arrange: async () => {
      const actor = await makeCustomer("face-fusion", "10", start);
      await settle(actor, "30", start);
      await stopOverdueServices(now);
      return actor;
    },
    prepare: (actor) => {
      const input = { requestId: newId(), amount: "50", returnTo: "/" };
      return () => startTopUp(actor, input, sandboxProvider, now);
    },
    transactions: 2,
  },
  "a purchase of packs": {
    arrange: async () => {
      const actor = await makeCustomer("face-fusion", "500", start);
      await gift(actor, "30", start);
      return actor;
    },
    prepare: (actor) => {
      const request = { offerId: `${image}/pack-1000`, quantity: 3, requestId: newId() };
      return () => purchaseOffer(actor, request, now);
    },
  },
  "a purchase of a quota": {
    arrange: () => makeCustomer("face-fusion", "5000", start),
    prepare: (actor) => {
      const request = { offerId: `${image}/qps-day`, qps: 3, terms: 2, requestId: newId() };
      return () => purchaseOffer(actor, request, now);
    },
  },
  "a refund's submission": {
    arrange: async () => {
      const actor = await makeCustomer("face-fusion", "500", start);
      await buy(actor, `${image}/pack-1000`, now);
      return actor;
    },
    prepare: async (actor) => {
      const pack = await packOf(actor);
      return () => requestRefund(actor, pack, now);
    },
  },
  "a refund's completion": {
    arrange: async () => {
      const actor = await makeCustomer("face-fusion", "500", start);
      await gift(actor, "30", start);
      await buy(actor, `${image}/pack-1000`, now);
      accepted(await requestRefund(actor, await packOf(actor), now));
      return actor;
    },
    prepare: () => () => completeSubmittedRefunds(now),
  },
  "a gift of money": {
    arrange: () => makeCustomer("face-fusion", "5", start),
    prepare: (actor) => {
      const from = support(actor);
      return () => giftBalance(from, actor.accountId, "5", now);
    },
  },
  "a gift of a voucher": {
    arrange: () => makeCustomer("face-fusion", "5", start),
    prepare: (actor) => {
      const from = support(actor);
      const terms = {
        faceValue: "9",
        services: null,
        kinds: ["prepaid" as const],
        minimum: "0",
        validUntil: null,
      };
      return () => giftVoucher(from, actor.accountId, terms, now);
    },
  },
  "a gift of a pack": {
    arrange: () => makeCustomer("face-fusion", "5", start),
    prepare: (actor) => {
      const from = support(actor);
      return () => giftPack(from, actor.accountId, image, 100, now);
    },
  },
  "a usage report": {
    arrange: async () => {
      const actor = await makeCustomer("face-fusion", "500", start);
      await buy(actor, `${image}/pack-1000`, start, { quantity: 2 });
      return actor;
    },
    prepare: (actor) => {
      const events = [
        call(actor, "FuseFace", 1_500, now),
        call(actor, "FuseFace", 700, start),
        material(actor, "material.created", "m", now),
      ];
      return () => recordUsage(events, now);
    },
  },
  "a stop": {
    arrange: async () => {
      const actor = await makeCustomer("face-fusion", "10", start);
      await settle(actor, "30", start);
      return actor;
    },
    prepare: () => () => stopOverdueServices(now),
  },
};

async function packOf({ accountId }: Actor): Promise<string> {
  const [pack] = await watcher`select id from packs where account_id = ${accountId} and origin = 'purchased'`;
  return pack?.id;
}

test.each(Object.entries(works))(
  "%s that is killed between any two statements leaves nothing half done",
  async (_, { arrange, prepare, transactions = 1 }) => {
    const twin = await arrange();
    await (await prepare(twin))();
    const complete = await stateOf(twin);
    const actor = await arrange();
    const work = await prepare(actor);
    const seen = [await stateOf(actor)];
    expect(seen[0]).not.toEqual(complete);
    for (let requests = 1; await killedAfter(requests, work); requests++) {
      const state = await stateOf(actor);
      if (JSON.stringify(state) !== JSON.stringify(seen.at(-1))) seen.push(state);
    }
    // Before, after each of its transactions, and no state between. What was done is not done again.
    expect(seen.at(-1)).toEqual(complete);
    expect(seen).toHaveLength(transactions + 1);
    expect(await stateOf(actor)).toEqual(complete);
  },
);
