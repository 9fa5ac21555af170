import { getTranslations } from "next-intl/server";
import { formatSizeOf } from "@/components/call-count";
import type { CheaperPacks, CheaperQuota, Comparison } from "@/components/purchase/advice";
import type { PaymentPart, SummaryAmounts } from "@/components/purchase/order-summary";
import type { VoucherChoice } from "@/components/purchase/voucher-field";
import { findAnyMeter, findOffer } from "@/lib/billing/catalog/catalog";
import type { Locale, Offer } from "@/lib/billing/catalog/types";
import type { Decision } from "@/lib/billing/decision";
import { type Currency, type Decimal, isPositive, money, roundToCents, toJson } from "@/lib/billing/money";
import type { PurchasePlan, Quote } from "@/lib/billing/packs/purchase";
import { percentText } from "@/lib/billing/percent";
import { refusalSentence } from "@/lib/billing/refusals";
import { savingToCents } from "@/lib/billing/what-if/saving";
import type { PurchaseView } from "@/lib/operations/read-purchase";
import type { PurchaseAdvice } from "@/lib/operations/read-purchase-advice";
import { type Selection, selectionHref } from "./selection";

/** The rulebook's answers as plain values for the components. */
export function amountsOf(quote: Quote): SummaryAmounts {
  return {
    unitPrice: toJson(quote.unitPrice),
    quantity: quote.quantity,
    qps: quote.qps,
    terms: quote.terms,
    term: quote.offer.kind === "qps" ? quote.offer.term : null,
    tier: quote.tier,
    subtotal: toJson(quote.subtotal),
    tax: toJson(quote.tax),
    taxPercent: isPositive(quote.tax) ? percentText(quote.taxRate) : null,
    total: toJson(quote.total),
  };
}

export function paymentsOf(plan: Decision<PurchasePlan>): PaymentPart[] {
  return plan.ok ? plan.value.payments.map(({ book, amount }) => ({ book, amount: toJson(amount) })) : [];
}

/** Those that pay first; the rest says why it does not. */
export function vouchersOf({ vouchers }: PurchaseView, locale: Locale): VoucherChoice[] {
  return vouchers
    .map(({ voucher, pays }) => ({
      id: voucher.id,
      remaining: toJson(voucher.remaining),
      pays: pays.ok ? toJson(pays.value) : null,
      refusal: pays.ok ? null : refusalSentence(pays.refusal, locale),
    }))
    .sort((a, b) => Number(a.pays === null) - Number(b.pays === null));
}

export function adviceOf(
  advice: PurchaseAdvice,
  { startsOn, voucherId }: Pick<Selection, "startsOn" | "voucherId">,
  currency: Currency,
): { cheaper: CheaperPacks | CheaperQuota | null; comparison: Comparison | null } {
  const of = (amount: Decimal) => toJson(money(amount, currency));
  const usual = { quantity: 1, qps: 1, terms: 1, startsOn, voucherId };
  if (advice.kind === "none") return { cheaper: null, comparison: null };
  if (advice.kind === "quota") {
    const { cheaper } = advice;
    if (!cheaper) return { cheaper: null, comparison: null };
    const { offer, qps, terms, price } = cheaper;
    const href = selectionHref({ ...usual, offer, qps, terms });
    return {
      cheaper: { kind: "quota", qps, terms, term: offer.term, price: toJson(price), href },
      comparison: null,
    };
  }
  const { cheaper, comparison, meter } = advice;
  return {
    cheaper: cheaper && {
      kind: "packs",
      price: of(cheaper.price),
      saved: of(cheaper.saved),
      choices: cheaper.choices.flatMap(({ size, quantity }) => {
        const offer = findOffer(`${meter}/pack-${size.units}`);
        return offer
          ? [{ units: size.units, quantity, href: selectionHref({ ...usual, offer, quantity }) }]
          : [];
      }),
    },
    comparison: comparison && comparisonOf(comparison, currency),
  };
}

/** To the cent, as the advice on the usage page says it. */
function comparisonOf(
  comparison: NonNullable<Extract<PurchaseAdvice, { kind: "packs" }>["comparison"]>,
  currency: Currency,
): Comparison {
  const { payAsYouGo, withPacks } = comparison;
  const inCents = (amount: Decimal) => toJson(roundToCents(money(amount, currency)));
  const saving = savingToCents(payAsYouGo, withPacks, currency).amount;
  return {
    ...comparison,
    payAsYouGo: inCents(payAsYouGo),
    withPacks: inCents(withPacks),
    difference: inCents(saving.abs()),
    pays: saving.isZero() ? "equal" : saving.isPositive() ? "saves" : "costs",
  };
}

/** What an offer is called, e.g. "Face Search, 50 million calls". */
export async function nameOf(offer: Offer, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: "purchase" });
  const units = await getTranslations({ locale, namespace: "format" });
  const meter = findAnyMeter(offer.meter)?.name[locale] ?? offer.meter;
  if (offer.kind === "qps") return t("names.qps", { meter });
  const unit = offer.kind === "call_pack" ? "calls" : "materials";
  const size = formatSizeOf(units, unit, offer.units, locale);
  return t(`names.${offer.kind}`, { meter, size });
}
