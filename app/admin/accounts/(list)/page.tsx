import { Users } from "lucide-react";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccountTable } from "@/components/admin/account-table";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { SearchFilter, SelectFilter } from "@/components/ui/list-filters";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { searchAccounts } from "@/db/account-search";
import { listingTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireStaff } from "@/lib/auth/session";
import { money, toJson } from "@/lib/billing/money";
import { pageLinks, pageSize, readCursor, readTimeOrder } from "@/lib/paging";
import { pathOfNamed } from "../named-paths";

const path = "/admin/accounts";
const sites = ["international", "china"] as const;
const standings = ["good", "overdue", "stopped", "closed"] as const;

export async function generateMetadata() {
  return { title: (await getTranslations("admin.accounts"))("title") };
}

export default async function AccountsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { staffRole } = await requireStaff("admin.see");
  const t = await getTranslations("admin.accounts");
  const words = await getTranslations("format.status.standing");
  const params = await searchParams;
  const query = (firstParam(params, "q") ?? "").slice(0, 200);
  const site = sites.find((one) => one === firstParam(params, "site"));
  const standing = standings.find((one) => one === firstParam(params, "standing"));
  const { sort, reversed } = readTimeOrder(path, params);
  const request = { cursor: readCursor(params), size: pageSize, reversed };
  const { named, page } = await listingTransaction((tx) =>
    searchAccounts(tx, { query, site, standing }, request),
  );
  const things = named.flatMap((thing) => {
    const href = pathOfNamed(thing, staffRole);
    return href ? [{ ...thing, href }] : [];
  });
  // A complete id names one thing: that is what is wanted, not the list it would head.
  const [only] = things;
  if (only && isId(query.trim())) redirect(only.href);
  return (
    <>
      <PageHeader help="adminAccounts" title={t("title")} description={t("description")} />
      {things.length > 0 ? (
        <Card aria-labelledby="named">
          <CardHeader>
            <CardTitle id="named">{t("named.title")}</CardTitle>
          </CardHeader>
          <CardContent>
            <ul className="grid gap-1 text-sm">
              {things.map(({ kind, id, accountName, href }) => (
                <li key={id} className="flex flex-wrap gap-x-3">
                  <Link href={href} className="text-link hover:underline">
                    {t(`named.${kind}`, { account: accountName })}
                  </Link>
                  <span className="font-mono text-muted-foreground text-xs leading-5">{id}</span>
                </li>
              ))}
            </ul>
          </CardContent>
        </Card>
      ) : null}
      <Card>
        <AccountTable
          list={{
            path,
            params,
            keep: ["sort"],
            filters: (
              <>
                <SearchFilter name="q" label={t("search")} value={query} className="w-full sm:w-80" />
                <SelectFilter name="site" label={t("site")} value={site} all={t("anySite")} className="w-36">
                  {sites.map((one) => (
                    <option key={one} value={one}>
                      {t(`sites.${one}`)}
                    </option>
                  ))}
                </SelectFilter>
                <SelectFilter
                  name="standing"
                  label={t("standing")}
                  value={standing}
                  all={t("anyStanding")}
                  className="w-36"
                >
                  {standings.map((one) => (
                    <option key={one} value={one}>
                      {words(one)}
                    </option>
                  ))}
                </SelectFilter>
              </>
            ),
          }}
          byTime={sort}
          rows={page.rows.map(({ account, cash, ...row }) => ({
            id: account.id,
            name: account.name,
            site: account.site,
            createdAt: account.createdAt.toISOString(),
            cash: toJson(money(cash, account.currency)),
            ...row,
          }))}
          empty={
            <EmptyState
              icon={<Users />}
              title={t("empty.title")}
              action={
                <Button asChild variant="outline">
                  <Link href={path}>{t("empty.action")}</Link>
                </Button>
              }
            >
              {t("empty.text")}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks(path, params, page)} />
      </Card>
    </>
  );
}
