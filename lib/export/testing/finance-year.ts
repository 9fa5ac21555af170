import { saveTaxRate, saveUser } from "@/db/accounts";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { listPacksOfOrder } from "@/db/packs";
import {
  accepted,
  activate,
  at,
  buy,
  call,
  gift,
  makeAccount,
  makeCustomer,
  material,
  report,
  support,
  topUp,
  voucher,
} from "@/db/testing/arrange";
import { listVouchers } from "@/db/voucher-terms";
import {
  addDays,
  type BillingMonth,
  billingMonth,
  monthEnd,
  monthStart,
  shiftMonth,
} from "@/lib/billing/billing-month";
import { Decimal } from "@/lib/billing/money";
import type { Actor } from "@/lib/operations/actor";
import { attachContract } from "@/lib/operations/attach-contract";
import { claimFreePack } from "@/lib/operations/claim-free-pack";
import { giftPack } from "@/lib/operations/gift";
import { requestRefund } from "@/lib/operations/request-refund";
import { runDueWork } from "@/lib/operations/run-due-work";
import { switchBillingMode } from "@/lib/operations/switch-billing-mode";

/** The months of the story: a year, and one more in which what was bought in its first month is over. */
export const storyMonths: readonly BillingMonth[] = Array.from({ length: 14 }, (_, index) =>
  shiftMonth(billingMonth("2026-01"), index),
);
/** After everything. */
export const storyEnd = at("2027-03-02 12:00");

const image = "face-fusion/image-face-fusion";
const liveness = "faceid-cn/liveness-verification" as const;

/** Somebody of finance, who exports are asked for by. */
export async function makeFinanceUser(): Promise<string> {
  const id = newId();
  const user = { id, email: `${id}@example.com`, name: "Fin Ance", locale: "en" as const };
  await systemTransaction((tx) =>
    saveUser(tx, {
      ...user,
      passwordHash: "nobody signs in",
      staffRole: "finance",
      createdAt: at("2026-01-01 00:00"),
    }),
  );
  return id;
}

/**
 * A year of two sites: packs by voucher, gift and cash, with tax and without, used, lapsed, refunded in their month and
 * in the next; materials and a QPS quota; free, gifted and uncovered calls; tiers, a contract, a line that waits for
 * its quote and gets it, and calls that come late either way.
 */
export async function liveYear(): Promise<void> {
  const begun = at("2026-01-05 10:00");
  const [fusion, cn, quoted] = [await beginFusion(begun), await beginCn(begun), await beginQuoted(begun)];
  for (const month of storyMonths) {
    const day = (days: number) => addDays(monthStart(month), days);
    await use(fusion, "FuseFace", 700, day(9));
    await use(cn, "AnalyzeFace", 30_000, day(9));
    await use(quoted, "LivenessRecognition", month === "2026-04" ? 250_000 : 900, day(9));
    await events[month]?.({ fusion, cn, quoted, day });
    await runDueWork(new Date(monthEnd(month).getTime() + 5 * 60_000));
    await late[month]?.({ fusion, cn, quoted, day });
    await runDueWork(addDays(monthEnd(month), 1));
  }
  await runDueWork(storyEnd);
}

interface Scene {
  readonly fusion: Actor;
  readonly cn: Actor;
  readonly quoted: Actor;
  readonly day: (days: number) => Date;
}

async function beginFusion(now: Date): Promise<Actor> {
  const actor = await makeAccount("international", now);
  await systemTransaction((tx) => saveTaxRate(tx, actor.accountId, new Decimal("0.0675")));
  await activate(actor, "face-fusion", now);
  await topUp(actor, "60000", now);
  await gift(actor, "15", now);
  accepted(await claimFreePack(actor, image, now));
  await buy(actor, "face-fusion/image-materials/pack-10", now);
  await buy(actor, `${image}/pack-1000`, now, { quantity: 3 });
  return actor;
}

async function beginCn(now: Date): Promise<Actor> {
  const actor = await makeCustomer("face-recognition-cn", "200000", now);
  await buy(actor, "face-recognition-cn/face-landmarks/pack-1000000", now);
  return actor;
}

async function beginQuoted(now: Date): Promise<Actor> {
  const actor = await makeCustomer("faceid-cn", "500000", now);
  await systemTransaction((tx) => saveTaxRate(tx, actor.accountId, new Decimal("0.06")));
  await voucher(actor, { faceValue: "500", kinds: ["prepaid", "postpaid"] }, now);
  return actor;
}

const events: Readonly<Partial<Record<string, (scene: Scene) => Promise<unknown>>>> = {
  "2026-02": async ({ fusion, day }) => {
    // One is taken back in its month, one asked for at its end and given back in the next.
    const orderId = await buy(fusion, `${image}/pack-1000`, day(26), { quantity: 2 });
    const [first, second] = await packsOf(fusion, orderId);
    accepted(await requestRefund(fusion, first ?? "", day(26)));
    await runDueWork(day(26.5));
    accepted(await requestRefund(fusion, second ?? "", day(27.99)));
  },
  "2026-03": async ({ fusion, cn, day }) => {
    await buy(fusion, "face-fusion/video-face-fusion/qps-month", day(10), { qps: 2, terms: 2 });
    const mode = { meter: "face-fusion/video-face-fusion" as const, mode: "qps" as const, confirmed: true };
    accepted(await switchBillingMode(fusion, mode, day(11)));
    await use(fusion, "SubmitVideoFaceFusionJob", 40, day(12));
    await report([material(fusion, "material.created", "m1", day(12))], day(12));
    accepted(await giftPack(support(cn), cn.accountId, "face-recognition-cn/face-landmarks", 500, day(3)));
  },
  "2026-05": async ({ quoted, day }) => {
    const contract = {
      meter: liveness,
      effectiveFrom: monthStart(billingMonth("2026-04")),
      bounds: "[a,b)" as const,
      tiers: [{ upTo: null, unitPrice: "0.1234" }],
    };
    accepted(await attachContract(support(quoted), quoted.accountId, contract, day(5)));
  },
  "2026-06": async ({ quoted, day }) => {
    await voucher(quoted, { faceValue: "90", kinds: ["prepaid"] }, day(1));
    await buy(quoted, `${liveness}/pack-1000`, day(2));
  },
  "2026-07": async ({ fusion, day }) => use(fusion, "FuseFace", 12_000, day(20)),
  "2026-10": async ({ fusion, day }) => {
    // Paid by a voucher, a gift and cash, and taken back: the voucher's share is lost, the gift returns (rule R5).
    await gift(fusion, "20", day(1));
    await voucher(fusion, { faceValue: "25", kinds: ["prepaid"] }, day(1));
    const vouchers = await systemTransaction((tx) => listVouchers(tx, fusion.accountId));
    const voucherId = vouchers.at(-1)?.id ?? "";
    const [pack] = await packsOf(fusion, await buy(fusion, `${image}/pack-1000`, day(2), { voucherId }));
    accepted(await requestRefund(fusion, pack ?? "", day(3)));
  },
};

/** What happens once the month's bills are made. */
const late: typeof events = {
  "2026-06": ({ fusion, day }) => use(fusion, "FuseFace", 45, day(15), addDays(day(30), 0.6)),
  // Reaching a higher tier makes the whole month cheaper (rule P3).
  "2026-08": ({ fusion, day }) => use(fusion, "FuseFace", 9_500, day(15), addDays(day(31), 0.6)),
};

function use(actor: Actor, operation: string, calls: number, happened: Date, reported = happened) {
  return report([call(actor, operation, calls, happened)], reported);
}

async function packsOf(actor: Actor, orderId: string): Promise<string[]> {
  const packs = await tenantTransaction(actor.accountId, (tx) =>
    listPacksOfOrder(tx, actor.accountId, orderId),
  );
  return packs.map(({ id }) => id);
}
