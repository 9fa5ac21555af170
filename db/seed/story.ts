import {
  addDays,
  type BillingMonth,
  DAY_MS,
  HOUR_MS,
  monthEnd,
  monthStart,
} from "@/lib/billing/billing-month";
import { attachContract } from "@/lib/operations/attach-contract";
import { giftBalance, giftPack, giftVoucher } from "@/lib/operations/gift";
import { newId } from "../ids";
import { must, type SeedCustomer } from "./customer";
import type { personas } from "./personas";

export type Customers = Record<keyof typeof personas, SeedCustomer>;

/** The first day of every persona: activations, top-ups, packs, contracts. */
export async function openAccounts(
  customers: Customers,
  staffId: string,
  month: BillingMonth,
): Promise<void> {
  const at = new Date(monthStart(month).getTime() + 10 * HOUR_MS);
  const { prepaid, payg, stopped, qps, contract, prepaidCn, paygCn, stoppedCn, contractCn } = customers;
  const gift = (reason: string) => ({ userId: staffId, reason, requestId: newId() });

  await prepaid.activate("face-fusion", at);
  await prepaid.claim("face-fusion/image-face-fusion", at);
  await prepaid.claim("face-fusion/video-face-fusion", at);
  await prepaid.topUp("5000.00", at);
  await prepaid.buy({ offerId: "face-fusion/image-face-fusion/pack-10000", quantity: 2 }, at);
  await prepaid.buy({ offerId: "face-fusion/video-face-fusion/pack-1000" }, at);
  await prepaid.buy({ offerId: "face-fusion/image-materials/pack-10" }, at);
  must(
    await giftPack(gift("Welcome gift"), prepaid.actor.accountId, "face-fusion/image-face-fusion", 500, at),
  );

  await payg.activate("faceid-intl", at);
  await payg.activate("face-fusion", at);
  await payg.topUp("60000.00", at);
  must(await giftBalance(gift("Launch credit"), payg.actor.accountId, "250.00", at));

  await stopped.activate("face-fusion", at);
  await stopped.activate("faceid-intl", at);
  await stopped.topUp("400.00", at);

  await qps.activate("face-fusion", at);
  await qps.topUp("200000.00", at);
  await qps.buy({ offerId: "face-fusion/image-face-fusion/qps-month", qps: 5, terms: 6 }, at);
  await qps.switchMode("face-fusion/image-face-fusion", "qps", at);

  await contract.activate("face-recognition-intl", at);
  await contract.topUp("8000.00", at);
  must(
    await attachContract(
      { userId: staffId, reason: "Framework agreement 2026" },
      contract.actor.accountId,
      {
        meter: "face-recognition-intl/face-search",
        effectiveFrom: monthStart(month),
        bounds: "(a,b]",
        tiers: [
          { upTo: 100_000, unitPrice: "0.002" },
          { upTo: null, unitPrice: "0.001" },
        ],
      },
      at,
    ),
  );

  await prepaidCn.activate("face-recognition-cn", at);
  await prepaidCn.activate("faceid-cn", at);
  await prepaidCn.topUp("60000.00", at);
  await prepaidCn.buy({ offerId: "face-recognition-cn/face-comparison/pack-1000000", quantity: 2 }, at);
  await prepaidCn.buy({ offerId: "faceid-cn/liveness-verification/pack-10000" }, at);

  await paygCn.activate("face-recognition-cn", at);
  await paygCn.topUp("90000.00", at);
  must(
    await giftVoucher(
      gift("新客代金券"),
      paygCn.actor.accountId,
      {
        faceValue: "500.00",
        services: ["face-recognition-cn"],
        kinds: ["prepaid", "postpaid"],
        minimum: "100.00",
        validUntil: addDays(at, 365),
      },
      at,
    ),
  );

  await stoppedCn.activate("faceid-cn", at);
  await stoppedCn.topUp("300.00", at);

  await contractCn.activate("faceid-cn", at);
  await contractCn.topUp("500000.00", at);
  must(
    await attachContract(
      { userId: staffId, reason: "年度框架协议" },
      contractCn.actor.accountId,
      {
        meter: "faceid-cn/liveness-comparison",
        effectiveFrom: monthStart(month),
        bounds: "[a,b)",
        tiers: [{ upTo: null, unitPrice: "0.09" }],
      },
      at,
    ),
  );
}

/** One month of everybody's calls; `until` cuts the month that is still running. */
export async function liveMonth(customers: Customers, month: BillingMonth, until?: Date): Promise<void> {
  const share = until
    ? Math.min(
        1,
        (until.getTime() - monthStart(month).getTime()) /
          (monthEnd(month).getTime() - monthStart(month).getTime()),
      )
    : 1;
  const use = (customer: SeedCustomer, operation: string, calls: number) =>
    customer.use(operation, Math.round(calls * share), month, until);
  const { prepaid, payg, stopped, qps, contract, prepaidCn, paygCn, stoppedCn, contractCn } = customers;

  // Some grow and shrink through the year, so that one month differs from the next.
  const season = 1 + (Number(month.slice(5)) % 3) * 0.12;

  await use(prepaid, "FuseFace", 5_100);
  await use(prepaid, "SubmitVideoFaceFusionJob", 310);
  await use(prepaid, "QueryVideoFaceFusionJob", 900);
  await use(payg, "LivenessCompare", 20_000);
  await use(payg, "FuseFace", 9_870);
  await use(qps, "FuseFace", 52_000);
  await use(qps, "SubmitVideoFaceFusionJob", 910 * season);
  await use(contract, "SearchFaces", 142_500 * season);
  await use(contract, "VerifyFace", 3_100);
  await use(prepaidCn, "CompareFace", 620_000);
  await use(prepaidCn, "LivenessRecognition", 3_900);
  await use(paygCn, "AnalyzeFace", 1_000_000);
  await use(paygCn, "CompareFace", 3_500_000);
  await use(paygCn, "DetectLiveFace", 5_000_000);
  await use(contractCn, "LivenessCompare", 260_000);
  await use(contractCn, "ImageRecognition", 3_000 * season);
  // The stopped ones used more than they had in the first months and have been stopped since.
  if (!until) {
    await use(stopped, "FuseFace", 9_400);
    await use(stoppedCn, "ImageRecognition", 2_600);
  }
  await buyThisMonth(customers, new Date(monthStart(month).getTime() + 11 * HOUR_MS), until);
  if (until) await buyRecently(customers, until);
}

/** What is bought month by month, so that finance sees packs come, go back and be used. */
async function buyThisMonth({ qps, contractCn }: Customers, at: Date, until?: Date): Promise<void> {
  if (until && at >= until) return;
  await qps.buy({ offerId: "face-fusion/video-face-fusion/pack-1000" }, at);
  await contractCn.buy({ offerId: "faceid-cn/liveness-verification/pack-10000" }, at);
  if (!until) await qps.buyByMistake("face-fusion/video-face-fusion/pack-10000", at);
}

/** Bought yesterday and untouched: refundable (rule R3). */
async function buyRecently({ prepaid, prepaidCn }: Customers, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - DAY_MS);
  await prepaid.buy({ offerId: "face-fusion/video-face-fusion/pack-1000", quantity: 2 }, yesterday);
  await prepaidCn.buy({ offerId: "face-recognition-cn/face-search/pack-1000000" }, yesterday);
}
