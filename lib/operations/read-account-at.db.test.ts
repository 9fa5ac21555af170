import { expect, test } from "vitest";
import { findAccountSummary } from "@/db/account-search";
import { systemTransaction } from "@/db/client";
import { listPacksOfOrder } from "@/db/packs";
import {
  accepted,
  activate,
  at,
  buy,
  call,
  gift,
  makeAccount,
  material,
  report,
  settle,
  support,
  topUp,
  voucher,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { Actor } from "./actor";
import { attachContract } from "./attach-contract";
import { claimFreePack } from "./claim-free-pack";
import { closeAccountForViolations } from "./close-account-for-violations";
import { completeSubmittedRefunds } from "./complete-refunds";
import { deactivateService } from "./deactivate-service";
import { readAccountAt } from "./read-account-at";
import { readBalances } from "./read-balances";
import { readPackPage } from "./read-packs";
import { readService } from "./read-service";
import { reopenAccount } from "./reopen-account";
import { requestRefund } from "./request-refund";
import { stopOverdueServices } from "./stop-overdue";
import { switchBillingMode } from "./switch-billing-mode";

freshDatabase();
proveBooksAfterEach();

const image = "face-fusion/image-face-fusion";
const tabs = ["usable", "not_yet_usable", "used_up", "expired", "refunded"] as const;

/** What the console says of an account at this moment, by the readers of the present. */
function readNow({ accountId }: Actor, now: Date) {
  return systemTransaction(async (tx) => {
    const summary = await findAccountSummary(tx, accountId);
    const packs = [];
    for (const tab of tabs) {
      const request = { cursor: null, size: 100, sort: "newest", descending: true } as const;
      packs.push(...(await readPackPage(tx, accountId, { tab }, request, now)).rows);
    }
    const services = [];
    for (const service of servicesOfSite("international")) {
      const detail = await readService(tx, accountId, service, now);
      services.push({
        ...{ service: service.id, status: detail.status, stopsAt: detail.stopsAt },
        modes: service.meters.map(({ id }) => detail.modes.get(id)?.mode),
        limits: service.meters.map(({ id }) => detail.modes.get(id)?.limit),
        prices: service.meters.map(({ id }) => detail.prices.get(id)?.source),
      });
    }
    return {
      standing: summary?.standing,
      overdueSince: summary?.account.overdueSince,
      balances: await readBalances(tx, accountId, now),
      packs: packs.map(({ pack, standing }) => describe(pack, standing)).sort(),
      services,
    };
  });
}

/** The same things, by the time machine. */
async function readThen({ accountId }: Actor, then: Date) {
  const view = await systemTransaction((tx) => readAccountAt(tx, accountId, then));
  if (!view) return null;
  return {
    standing: view.standing,
    overdueSince: view.overdueSince,
    balances: view.balances,
    packs: view.packs.map(({ pack, standing }) => describe(pack, standing)).sort(),
    services: view.services.map(({ service, status, stopsAt, meters }) => ({
      ...{ service: service.id, status, stopsAt },
      modes: meters.map(({ mode }) => mode),
      limits: meters.map(({ limit }) => limit),
      prices: meters.map(({ source }) => source),
    })),
  };
}

const describe = (pack: { id: string; remaining: number; status: string }, standing: object) =>
  `${pack.id} ${pack.remaining} ${pack.status} ${JSON.stringify(standing)}`;

test("shows what was really true at every instant of a long story, recorded while it went on", async () => {
  const actor = await makeAccount("international", at("2026-09-01 08:00"));
  const truths: { when: Date; truth: Awaited<ReturnType<typeof readNow>> }[] = [];
  const step = async (hour: string, work: (now: Date) => Promise<unknown>) => {
    await work(at(`${hour}:10`));
    // Draws are kept by the hour, so the truth is written down when the hour is over.
    const when = new Date(at(`${hour}:00`).getTime() + 3_600_000);
    truths.push({ when, truth: await readNow(actor, when) });
  };
  let returned = "";

  await step("2026-09-01 08", async () => {});
  await step("2026-09-01 09", (now) => activate(actor, "face-fusion", now));
  await step("2026-09-01 10", (now) => topUp(actor, "1000.00", now));
  await step("2026-09-02 10", (now) => gift(actor, "20.00", now));
  await step("2026-09-02 11", (now) => voucher(actor, { validUntil: at("2026-09-20 00:00") }, now));
  await step("2026-09-03 09", (now) => claimFreePack(actor, image, now));
  await step("2026-09-03 10", async (now) => {
    const order = await buy(actor, `${image}/pack-1000`, now, { quantity: 2 });
    const packs = await systemTransaction((tx) => listPacksOfOrder(tx, actor.accountId, order));
    returned = packs[1]?.id ?? "";
  });
  await step("2026-09-03 12", (now) => report([call(actor, "FuseFace", 700, now)], now));
  await step("2026-09-03 14", (now) => report([call(actor, "FuseFace", 800, now)], now));
  await step("2026-09-04 09", async (now) => accepted(await requestRefund(actor, returned, now)));
  await step("2026-09-04 10", (now) => completeSubmittedRefunds(now));
  await step("2026-09-05 09", (now) => report([material(actor, "material.created", "m1", now)], now));
  await step("2026-09-05 10", (now) => report([material(actor, "material.deleted", "m1", now)], now));
  await step("2026-09-06 09", (now) => buy(actor, `${image}/qps-day`, now, { qps: 3, terms: 2 }));
  await step("2026-09-06 10", (now) =>
    switchBillingMode(actor, { meter: image, mode: "qps", confirmed: false }, now),
  );
  await step("2026-09-09 09", (now) =>
    switchBillingMode(actor, { meter: image, mode: "calls", confirmed: false }, now),
  );
  await step("2026-09-10 09", async (now) => {
    const tiers = [{ upTo: null, unitPrice: "0.01" }];
    const contract = { meter: image, effectiveFrom: at("2026-09-01 00:00"), bounds: "[a,b)", tiers } as const;
    accepted(await attachContract(support(actor), actor.accountId, contract, now));
  });
  await step("2026-09-12 09", (now) => settle(actor, "2000.00", now));
  await step("2026-09-12 20", async () => {});
  await step("2026-09-13 09", (now) => stopOverdueServices(now));
  await step("2026-09-14 09", (now) => topUp(actor, "5000.00", now));
  await step("2026-09-15 09", (now) => deactivateService(actor, "face-fusion", true, now));
  await step("2026-09-16 09", (now) => activate(actor, "face-fusion", now));
  await step("2026-09-17 09", (now) => closeAccountForViolations(support(actor), actor.accountId, now));
  await step("2026-09-18 09", (now) => reopenAccount(support(actor), actor.accountId, now));

  for (const { when, truth } of truths)
    expect(await readThen(actor, when), when.toISOString()).toEqual(truth);
  // The story went through every standing, so the comparison saw them all.
  expect(new Set(truths.map(({ truth }) => truth.standing))).toEqual(
    new Set(["good", "overdue", "stopped", "closed"]),
  );
});

test("knows nothing of an account before it was made, nor of one that never was", async () => {
  const actor = await makeAccount("international", at("2026-09-01 08:00"));
  expect(await readThen(actor, at("2026-09-01 07:59"))).toBeNull();
  expect(await readThen(actor, at("2026-09-01 08:00"))).not.toBeNull();
  expect(await readThen({ ...actor, accountId: actor.userId }, at("2026-09-02 08:00"))).toBeNull();
});
