import { Download, ReceiptText, Wallet } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { BalanceStats } from "@/components/balance/balance-stats";
import { StatementTable } from "@/components/balance/statement-table";
import { VoucherTable } from "@/components/balance/voucher-table";
import { Money } from "@/components/money";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { MonthFilter, SelectFilter } from "@/components/ui/list-filters";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import { hrefWith, type SearchParams } from "@/components/ui/search-params";
import { tenantTransaction } from "@/db/client";
import { transactionKinds } from "@/db/schema/ledger";
import { requireCustomer } from "@/lib/auth/session";
import { accountBooks } from "@/lib/billing/ledger/books";
import { currentTime } from "@/lib/clock";
import { readBalances } from "@/lib/operations/read-balances";
import { readHoldShortfalls } from "@/lib/operations/read-hold-shortfalls";
import { readStatementPage } from "@/lib/operations/read-statement";
import { pageLinks, pageSize, readCursor, readTimeOrder } from "@/lib/paging";
import { heldRows, statementRow, voucherRow } from "../rows";
import { readStatementFilter, withoutHolds } from "../statement/filter";

const path = "/balance";

export async function generateMetadata() {
  return { title: (await getTranslations("balance"))("title") };
}

/** The balances, what is held and why, the vouchers, and the statement of all of them. */
export default async function BalancePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("balance");
  const locale = await getLocale();
  const { accountId } = await requireCustomer("account.see");
  const params = await searchParams;
  const now = await currentTime();
  const filter = readStatementFilter(params);
  const { sort, reversed } = readTimeOrder(path, params);
  const request = { cursor: readCursor(params), size: pageSize, reversed };
  const [balances, shortfalls, page] = await tenantTransaction(accountId, (tx) =>
    Promise.all([
      readBalances(tx, accountId, now),
      readHoldShortfalls(tx, accountId),
      readStatementPage(tx, accountId, filter, request),
    ]),
  );
  const held = heldRows(balances, locale);
  const filtered = Boolean(filter.kind || filter.withoutHolds || filter.book || filter.month);
  return (
    <>
      <PageHeader
        help="balance"
        title={t("title")}
        description={t("description")}
        actions={
          <Button asChild>
            <Link href="/balance/top-up">
              <Wallet aria-hidden />
              {t("topUp")}
            </Link>
          </Button>
        }
      />
      <Card>
        <CardContent className="grid gap-3">
          <BalanceStats {...balances} />
          <p className="text-muted-foreground text-xs">{t("order")}</p>
        </CardContent>
      </Card>
      {held.length + shortfalls.length > 0 ? (
        <Card>
          <CardHeader>
            <CardTitle>{t("held.title")}</CardTitle>
          </CardHeader>
          <CardContent>
            <ul className="grid gap-2 text-sm">
              {held.map((part) => (
                <li key={part.id} className="flex flex-wrap items-baseline justify-between gap-x-6">
                  <span className="text-pretty">
                    {t(
                      shortfalls.some(({ service }) => service === part.serviceId)
                        ? "held.whyPart"
                        : "held.why",
                      {
                        service: part.service,
                        percent: part.percent,
                      },
                    )}
                  </span>
                  <span className="text-muted-foreground">
                    {t(`books.${part.book}`)}{" "}
                    <Money value={part.amount} className="font-medium text-foreground" />
                  </span>
                </li>
              ))}
              {shortfalls.map(({ service, name, percent, amount }) => (
                <li key={service} className="text-pretty">
                  {t.rich("held.short", {
                    service: name[locale],
                    percent,
                    amount: () => <Money value={amount} className="font-medium" />,
                  })}
                </li>
              ))}
            </ul>
          </CardContent>
        </Card>
      ) : null}
      {balances.vouchers.length > 0 ? (
        <Card id="vouchers">
          <CardHeader>
            <CardTitle>{t("vouchers.title")}</CardTitle>
          </CardHeader>
          <CardContent className="p-0">
            <VoucherTable vouchers={balances.vouchers.map((voucher) => voucherRow(voucher, locale))} />
          </CardContent>
        </Card>
      ) : null}
      <Card id="statement">
        <CardHeader>
          <CardTitle>{t("statement.title")}</CardTitle>
          <CardDescription>{t("statement.empty.text")}</CardDescription>
          <CardAction>
            <Button asChild variant="outline" size="sm">
              <a href={hrefWith("/balance/statement", params, { after: null, before: null })} download>
                <Download aria-hidden />
                {t("statement.download")}
              </a>
            </Button>
          </CardAction>
        </CardHeader>
        <StatementTable
          list={{
            path,
            params,
            keep: ["sort"],
            filters: (
              <>
                <SelectFilter
                  name="kind"
                  label={t("statement.filterKind")}
                  value={filter.withoutHolds ? withoutHolds : filter.kind}
                  all={t("statement.allKinds")}
                >
                  <option value={withoutHolds}>{t("statement.withoutHolds")}</option>
                  {transactionKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`kinds.${kind}`)}
                    </option>
                  ))}
                </SelectFilter>
                <SelectFilter
                  name="book"
                  label={t("statement.filterBook")}
                  value={filter.book}
                  all={t("statement.allBooks")}
                >
                  {accountBooks.map((book) => (
                    <option key={book} value={book}>
                      {t(`books.${book}`)}
                    </option>
                  ))}
                </SelectFilter>
                <MonthFilter name="month" label={t("statement.filterMonth")} value={filter.month} />
              </>
            ),
          }}
          rows={page.rows.map((entry) => statementRow(entry, locale))}
          byTime={sort}
          empty={
            <EmptyState
              icon={<ReceiptText />}
              title={t(filtered ? "statement.empty.filtered" : "statement.empty.title")}
              action={
                <Button asChild variant="outline" size="sm">
                  <Link href={filtered ? path : "/balance/top-up"}>
                    {filtered ? t("statement.empty.clear") : t("topUp")}
                  </Link>
                </Button>
              }
            >
              {t(filtered ? "statement.empty.filteredText" : "statement.empty.text")}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks(path, params, page)} />
      </Card>
    </>
  );
}
