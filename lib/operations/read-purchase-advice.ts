import { type Account, listBillingModes } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { listCurrentPacks } from "@/db/packs";
import { advisePacks, type PackAdvice } from "@/lib/billing/advisor";
import { findAnyMeter, findMeter, offersOf } from "@/lib/billing/catalog/catalog";
import type { MeterId } from "@/lib/billing/catalog/types";
import type { Decimal } from "@/lib/billing/money";
import { cheaperQuota, type QuotaChoice } from "@/lib/billing/packs/cheaper-quota";
import { cheapestPacks, type PackCombination } from "@/lib/billing/packs/cheapest-packs";
import type { Quote } from "@/lib/billing/packs/purchase";
import { modeAt } from "@/lib/billing/services/modes";
import { readAnnounced } from "./announced";
import { readContracts } from "./month-estimate";
import { readUsageBases, type UsageBasis } from "./usage-basis";

export type PurchaseAdvice =
  | { readonly kind: "none" }
  | { readonly kind: "quota"; readonly cheaper: QuotaChoice | null }
  | {
      readonly kind: "packs";
      readonly meter: MeterId;
      /** Packs that hold at least as much for less; null: the choice is the cheapest. */
      readonly cheaper: (PackCombination & { readonly saved: Decimal }) | null;
      /** A year at last months' usage; null for materials, in QPS mode and without a price to compare with. */
      readonly comparison: (PackAdvice & UsageBasis) | null;
    };

/** The honest advisor: whether there is a cheaper way to the same, and what it saves against pay-as-you-go. */
export async function readPurchaseAdvice(
  tx: Tx,
  account: Account,
  quote: Quote,
  now: Date,
): Promise<PurchaseAdvice> {
  const { offer, qps, terms, quantity, quota, subtotal } = quote;
  if (offer.kind === "qps") {
    if (qps === null || terms === null || quota === null) return { kind: "none" };
    const wanted = { offer, qps, terms, startsAt: quota.startsAt };
    return { kind: "quota", cheaper: cheaperQuota(offersOf(offer.meter), wanted, account.currency, now) };
  }
  const sizes = findAnyMeter(offer.meter)?.packs ?? [];
  const found = cheapestPacks(sizes, offer.units * quantity);
  const saved = found && subtotal.amount.minus(found.price);
  return {
    kind: "packs",
    meter: offer.meter,
    cheaper: found && saved?.greaterThan(0) ? { ...found, saved } : null,
    comparison: await compareWithUsage(tx, account.id, quote, now),
  };
}

async function compareWithUsage(tx: Tx, accountId: string, quote: Quote, now: Date) {
  const { meter } = quote.offer;
  if (!findMeter(meter)) return null;
  const modes = (await listBillingModes(tx, [accountId])).filter((mode) => mode.meter === meter);
  if (modeAt(modes, now) === "qps") return null;
  const basis = (await readUsageBases(tx, accountId, now))(meter);
  const owned = (await listCurrentPacks(tx, accountId, now)).filter((pack) => pack.meter === meter);
  const advice = advisePacks(
    {
      meter,
      monthlyCalls: basis.monthlyCalls,
      owned: owned.filter((pack) => !pack.grantKey?.startsWith("monthly:")),
      bought: {
        packs: quote.packs.map((pack, index) => ({
          ...pack,
          id: `bought ${index}`,
          remaining: pack.units,
        })),
        price: quote.total.amount,
      },
      contracts: await readContracts(tx, accountId),
      announced: await readAnnounced(tx),
    },
    now,
  );
  return advice && { ...advice, ...basis };
}
