import { createTranslator } from "use-intl/core";
import { formatMoney } from "@/components/money";
import { formatMonth } from "@/components/month";
import { billingClockText, monthPeriod } from "@/lib/billing/billing-month";
import { billStatuses } from "@/lib/billing/bills/bill-status";
import type { BillView } from "@/lib/billing/bills/bill-view";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { fromJson, isPositive, type MoneyJson } from "@/lib/billing/money";
import type { SourceView } from "@/lib/billing/rating/line-view";
import { messages } from "@/lib/i18n/messages";

/** A bill on its way into a document, with the texts of the reader's language. */
export interface BillFile {
  readonly bill: BillView;
  readonly locale: Locale;
  readonly t: ReturnType<typeof billWords>;
}

export function billFile(bill: BillView, locale: Locale): BillFile {
  return { bill, locale, t: billWords(locale) };
}

function billWords(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: "bills" });
}

export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** What a bill is about, label by label: the head of every document made of it. */
export function billFacts({ bill, locale, t }: BillFile): Fact[] {
  const period = monthPeriod(bill.month);
  const kinds = messages[locale].format.status;
  const quoteLines = bill.lines.filter(({ status }) => status === "needs_quote").length;
  const statuses = billStatuses({ total: bill.total, leftOwing: bill.settlement.leftOwing, quoteLines });
  const clock = { from: () => clockText(period.from), until: () => `${clockText(period.until)} UTC+8` };
  return [
    { label: t("document.number"), text: bill.id },
    { label: t("document.issued"), text: `${clockText(bill.issuedAt)} UTC+8` },
    { label: t("list.service"), text: bill.serviceName[locale] },
    { label: t("file.site"), text: t(`file.sites.${serviceOf(bill.service).site}`) },
    { label: t("list.month"), text: t("file.month", { month: formatMonth(bill.month, locale) }) },
    { label: t("document.period"), text: t.markup("document.span", clock) },
    { label: t("list.kind"), text: kinds.billKind[bill.kind] },
    { label: t("list.status"), text: statuses.map((status) => kinds.bill[status]).join(" · ") },
    { label: t("document.currency"), text: bill.total.currency },
  ];
}

/** Why there is a bill after the month's own, and which bills it follows (rules U7 and P8). */
export function followingText({ bill, locale, t }: BillFile): string | null {
  if (bill.kind === "month") return null;
  const before = bill.related
    .slice(0, bill.sequence)
    .map(({ id, total }) => t("file.follows", { id, total: formatMoney(total, locale) }));
  return [t(`document.kinds.${bill.kind}`), ...before].join(locale === "en" ? " " : "");
}

export interface SettledAmount extends Fact {
  readonly amount: MoneyJson;
}

/** Which balance paid what, then the hold given back and placed (rules L2, L4, L5). `text` is a voucher's id. */
export function settledAmounts({ bill, t }: BillFile): SettledAmount[] {
  const { covered, leftOwing, credited, released, held, holdShortfall } = bill.settlement;
  const whenPositive = (label: string, value: MoneyJson) =>
    isPositive(fromJson(value)) ? [{ label, text: "", amount: value }] : [];
  return [
    ...covered.map((payment) => ({
      label: t(`settlement.paidFrom.${payment.book}`),
      text: payment.voucherId ?? "",
      amount: payment.amount,
    })),
    ...whenPositive(t("settlement.leftOwing"), leftOwing),
    ...whenPositive(t("settlement.credited"), credited),
    ...whenPositive(t("settlement.released"), released),
    ...whenPositive(t("settlement.held"), held),
    ...whenPositive(t("settlement.shortfall"), holdShortfall),
  ];
}

/** The rule of the hold, where money was held or should have been; null elsewhere. */
export function holdRule({ bill, t }: BillFile): string | null {
  const { held, holdShortfall, holdPercent } = bill.settlement;
  const holds = isPositive(fromJson(held)) || isPositive(fromJson(holdShortfall));
  return holds && holdPercent !== null ? t("settlement.holdRule", { percent: holdPercent }) : null;
}

export function sourceText(source: SourceView, { t }: BillFile): string {
  if (source.kind === "list") return t("source.list", { version: source.version });
  return t.markup("source.contract", { from: () => billingClockText(new Date(source.from), "day") });
}

function clockText(at: Date | string): string {
  return billingClockText(new Date(at), "minute");
}
