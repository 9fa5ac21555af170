import { FileSearch } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { RefundReviewTable } from "@/components/admin/refund-review-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import type { SearchParams } from "@/components/ui/search-params";
import { systemTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { readRefundReviews } from "@/lib/operations/read-refund-reviews";
import { pageLinks, pageSize, readCursor } from "@/lib/paging";
import { reviewRow } from "./rows";

const path = "/admin/refunds";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.refunds"))("title") };
}

/** What suspected abuse sent to support (rule R8), the longest wait first. */
export default async function RefundsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("admin.see");
  const params = await searchParams;
  const t = await getTranslations("admin.refunds");
  const locale = await getLocale();
  const page = await systemTransaction((tx) =>
    readRefundReviews(tx, { cursor: readCursor(params), size: pageSize }),
  );
  return (
    <>
      <PageHeader help="adminRefunds" title={t("title")} description={t("description")} />
      <Card>
        <RefundReviewTable
          list={{ path, params }}
          rows={page.rows.map((review) => reviewRow(review, locale))}
          empty={
            <EmptyState icon={<FileSearch />} title={t("empty.title")}>
              {t("empty.text")}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks(path, params, page)} className="border-border border-t" />
      </Card>
    </>
  );
}
