import type { QuoteRow } from "@/components/finance/quote-table";
import type { QuoteNoticeRow } from "@/db/quote-notices";
import type { WaitingLine } from "@/db/quotes";
import { findMeter, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import type { Quoted } from "@/lib/operations/read-quotes";
import { priceLine } from "./actions";

function commonOf(row: Quoted<WaitingLine> | Quoted<QuoteNoticeRow>, locale: Locale) {
  const { account, meter, month, billable, bound, table } = row;
  return {
    account,
    service: serviceOfMeter(meter)?.name[locale] ?? meter,
    meter: { id: meter, name: findMeter(meter)?.name[locale] ?? meter },
    month,
    calls: billable,
    bound,
    bounds: table.bounds,
    attach: priceLine.bind(null, account.id),
  };
}

/** A bill line that waits, as the table shows it. */
export function waitingRow(row: Quoted<WaitingLine>, locale: Locale): QuoteRow {
  return {
    ...commonOf(row, locale),
    key: `${row.billId} ${row.position}`,
    href: `/finance/bills/${row.account.id}/${row.billId}`,
    since: row.since.toISOString(),
  };
}

/** A meter that came near the end of its prices, as the table shows it. */
export function noticeRow(row: Quoted<QuoteNoticeRow>, locale: Locale): QuoteRow {
  return {
    ...commonOf(row, locale),
    key: row.id,
    href: `/finance/bills?account=${row.account.id}`,
    since: row.toldAt.toISOString(),
  };
}
