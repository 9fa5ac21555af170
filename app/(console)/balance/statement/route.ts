import type { NextRequest } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { zoneName } from "@/components/instant";
import { tenantTransaction } from "@/db/client";
import type { PageRequest } from "@/db/key-order";
import type { Cursor, KeysetPage } from "@/db/keyset";
import type { StatementFilter } from "@/db/statement";
import { requireCustomer } from "@/lib/auth/session";
import { billingClockText } from "@/lib/billing/billing-month";
import { findService } from "@/lib/billing/catalog/catalog";
import { type CsvColumn, csvDownload, csvPieces } from "@/lib/export/csv";
import { readStatementPage, type StatementEntry } from "@/lib/operations/read-statement";
import { readStatementFilter } from "./filter";

const rowsAtOnce = 1_000;

/** The statement as a CSV file, with the filter of the page; streamed, so its length does not matter. */
export async function GET(request: NextRequest): Promise<Response> {
  const customer = await requireCustomer("account.see");
  const locale = await getLocale();
  const t = await getTranslations("balance");
  const filter = readStatementFilter(Object.fromEntries(request.nextUrl.searchParams));
  const columns: CsvColumn<StatementEntry>[] = [
    { header: t("statement.time"), value: (entry) => billingClockText(entry.occurredAt) },
    { header: t("statement.what"), value: (entry) => t(`kinds.${entry.kind}`) },
    { header: t("statement.book"), value: (entry) => t(`books.${entry.book}`) },
    { header: t("held.service"), value: ({ heldFor }) => findService(heldFor ?? "")?.name[locale] ?? null },
    { header: t("statement.change"), value: (entry) => entry.change.amount },
    { header: t("statement.after"), value: (entry) => entry.balanceAfter.amount },
    { header: t("statement.currency"), value: (entry) => entry.change.currency },
    { header: t("statement.reference"), value: (entry) => entry.reference },
  ];
  const name = [t("statement.fileName"), filter.month, zoneName].filter(Boolean).join(" ");
  return csvDownload(`${name}.csv`, csvPieces(columns, pages(customer.accountId, filter)));
}

async function* pages(accountId: string, filter: StatementFilter) {
  let cursor: Cursor = null;
  for (;;) {
    const request: PageRequest = { cursor, size: rowsAtOnce };
    const page: KeysetPage<StatementEntry> = await tenantTransaction(accountId, (tx) =>
      readStatementPage(tx, accountId, filter, request),
    );
    yield page.rows;
    if (page.next === null) return;
    cursor = { after: page.next };
  }
}
