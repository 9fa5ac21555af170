import { ReceiptText, UserSearch } from "lucide-react";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { BalanceStats } from "@/components/balance/balance-stats";
import { PostingTable } from "@/components/finance/posting-table";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { SelectFilter } from "@/components/ui/list-filters";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import type { SearchParams } from "@/components/ui/search-params";
import { findAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { may } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import { accountBooks, type Book } from "@/lib/billing/ledger/books";
import { parseHeldItem } from "@/lib/billing/ledger/held-item";
import { money, toJson } from "@/lib/billing/money";
import { currentTime } from "@/lib/clock";
import { readAccountLedger } from "@/lib/operations/read-account-ledger";
import { pageLinks, pageSize, readCursor } from "@/lib/paging";
import { findingPath } from "../../finding-path";
import { readLedgerFilter } from "./filter";
import { Subject } from "./subject";

interface AccountLedgerPageProps {
  params: Promise<{ account: string }>;
  /** `about`: a cause as the ledger refers to it; `book`: one of the account's books. */
  searchParams: Promise<SearchParams>;
}

const nameOf = cache(async (id: string): Promise<string> => {
  await requireStaff("finance.see");
  const account = isId(id) ? await systemTransaction((tx) => findAccount(tx, id)) : undefined;
  return account?.name ?? notFound();
});

export async function generateMetadata({ params }: Pick<AccountLedgerPageProps, "params">) {
  return { title: await nameOf((await params).account) };
}

/** An account's books for finance, read only: what reconciliation found can be followed to both of its sides here. */
export default async function AccountLedgerPage({ params, searchParams }: AccountLedgerPageProps) {
  const staff = await requireStaff("finance.see");
  const t = await getTranslations("finance");
  const books = await getTranslations("reconciliation.book");
  const { account: id } = await params;
  const query = await searchParams;
  const filter = readLedgerFilter(query);
  const now = await currentTime();
  const request = { cursor: readCursor(query), size: pageSize };
  const ledger = isId(id)
    ? await systemTransaction((tx) => readAccountLedger(tx, id, filter, request, now))
    : null;
  if (!ledger) notFound();
  const { account, balances, subject, page } = ledger;
  const path = `/finance/accounts/${id}`;
  const locale = await getLocale();
  const side = (book: Book, item: string) => {
    if (book !== "held") return { book, item };
    const held = parseHeldItem(item);
    return { book, item: `${serviceOf(held.service).name[locale]} · ${books(held.book)}` };
  };
  return (
    <>
      <PageHeader
        help="financeAccount"
        title={account.name}
        crumbs={[{ label: t("bills.title"), href: `/finance/bills?account=${id}` }, { label: account.name }]}
        actions={
          <>
            {may(staff.staffRole, "admin.see") ? (
              <Button asChild variant="outline">
                <Link href={`/admin/accounts/${id}`}>
                  <UserSearch aria-hidden />
                  {t("account.toSupport")}
                </Link>
              </Button>
            ) : null}
            <Button asChild variant="outline">
              <Link href={`/finance/bills?account=${id}`}>
                <ReceiptText aria-hidden />
                {t("account.toBills")}
              </Link>
            </Button>
          </>
        }
      />
      <Card>
        <CardContent>
          <BalanceStats {...balances} hints={false} />
        </CardContent>
      </Card>
      {subject ? <Subject subject={subject} currency={account.currency} /> : null}
      <Card>
        <CardHeader>
          <CardTitle>{t("account.postings")}</CardTitle>
        </CardHeader>
        <PostingTable
          list={{
            path,
            params: query,
            filters: (
              <>
                <SelectFilter
                  name="book"
                  label={t("account.book")}
                  value={filter.book}
                  all={t("account.anyBook")}
                >
                  {accountBooks.map((book) => (
                    <option key={book} value={book}>
                      {books(book)}
                    </option>
                  ))}
                </SelectFilter>
                <Input
                  name="about"
                  key={filter.reference}
                  aria-label={t("account.reference")}
                  placeholder={t("account.reference")}
                  defaultValue={filter.reference}
                  className="w-full font-mono text-xs sm:w-80"
                />
              </>
            ),
          }}
          rows={page.rows.map((posting) => ({
            key: `${posting.transactionId} ${posting.position}`,
            occurredAt: posting.occurredAt.toISOString(),
            kind: posting.kind,
            reference: posting.reference,
            href: findingPath(id, posting.reference),
            from: side(posting.fromBook, posting.fromItem),
            to: side(posting.toBook, posting.toItem),
            amount: toJson(money(posting.amount, posting.currency)),
          }))}
          empty={
            <EmptyState
              icon={<ReceiptText />}
              title={t("account.empty.title")}
              action={
                <Button asChild variant="outline" size="sm">
                  <Link href={path}>{t("account.empty.action")}</Link>
                </Button>
              }
            >
              {t("account.empty.text")}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks(path, query, page)} />
      </Card>
    </>
  );
}
