import { ScrollText } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { AuditTable } from "@/components/admin/audit-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectFilter } from "@/components/ui/list-filters";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { listAuditActions, searchAudit } from "@/db/audit";
import { listingTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { pageLinks, pageSize, readCursor, readTimeOrder } from "@/lib/paging";
import { auditRow } from "./rows";
import { auditWords } from "./words";

const path = "/admin/audit";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.audit"))("title") };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("admin.see");
  const t = await getTranslations("admin.audit");
  const words = await auditWords();
  const params = await searchParams;
  const { sort, reversed } = readTimeOrder(path, params);
  const { page, actions, action } = await listingTransaction(async (tx) => {
    const known = await listAuditActions(tx);
    const chosen = known.find((one) => one === firstParam(params, "action"));
    const request = { cursor: readCursor(params), size: pageSize, reversed };
    return { actions: known, action: chosen, page: await searchAudit(tx, { action: chosen }, request) };
  });
  return (
    <>
      <PageHeader help="adminAudit" title={t("title")} description={t("description")} />
      <Card>
        <AuditTable
          list={{
            path,
            params,
            keep: ["sort"],
            filters: (
              <>
                <SelectFilter
                  name="action"
                  label={t("action")}
                  value={action}
                  all={t("anyAction")}
                  className="w-56"
                >
                  {actions.map((one) => (
                    <option key={one} value={one}>
                      {words(one)}
                    </option>
                  ))}
                </SelectFilter>
              </>
            ),
          }}
          withAccount
          byTime={sort}
          rows={page.rows.map((entry) => auditRow(entry, words))}
          empty={
            <EmptyState icon={<ScrollText />} title={t("empty.title")}>
              {t("empty.text")}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks(path, params, page)} />
      </Card>
    </>
  );
}
