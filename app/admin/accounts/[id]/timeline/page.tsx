import { History } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Instant } from "@/components/instant";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import { firstParam, hrefWith, type SearchParams } from "@/components/ui/search-params";
import { ServerTable } from "@/components/ui/server-table";
import { findAccount } from "@/db/accounts";
import { listingTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { listTimeline, type TimelineTopic, timelineTopics } from "@/db/timeline";
import { requireStaff } from "@/lib/auth/session";
import { pageLinks, pageSize, readCursor } from "@/lib/paging";
import { timelineSentences } from "./sentences";

export async function generateMetadata() {
  return { title: (await getTranslations("support.timeline"))("title") };
}

const topics = ["all", ...(Object.keys(timelineTopics) as TimelineTopic[])] as const;

interface TimelinePageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** Everything that happened to an account, in one list. */
export default async function TimelinePage({ params, searchParams }: TimelinePageProps) {
  await requireStaff("admin.see");
  const t = await getTranslations("support.timeline");
  const admin = await getTranslations("admin.accounts");
  const { id } = await params;
  const search = await searchParams;
  const topic = topics.find((each) => each === firstParam(search, "topic")) ?? "all";
  const kinds = topic === "all" ? Object.values(timelineTopics).flat() : timelineTopics[topic];
  const found = isId(id)
    ? await listingTransaction(async (tx) => {
        const account = await findAccount(tx, id);
        const request = { cursor: readCursor(search), size: pageSize };
        return account ? { account, page: await listTimeline(tx, id, kinds, request) } : null;
      })
    : null;
  if (!found) notFound();
  const { account, page } = found;
  const path = `/admin/accounts/${id}/timeline`;
  const sentences = await timelineSentences(page.rows, account);
  return (
    <>
      <PageHeader
        help="adminTimeline"
        title={t("title")}
        description={t("description", { account: account.name })}
        crumbs={[
          { label: admin("title"), href: "/admin/accounts" },
          { label: account.name, href: `/admin/accounts/${id}` },
          { label: t("title") },
        ]}
      />
      <LinkTabs
        label={t("topic")}
        current={topic}
        tabs={topics.map((each) => ({
          id: each,
          label: t(`topics.${each}`),
          href: hrefWith(path, search, {
            topic: each === "all" ? null : each,
            after: null,
            before: null,
          }),
        }))}
      />
      <Card>
        <ServerTable
          label={t("title")}
          rows={page.rows.map((row, index) => ({ ...row, what: sentences[index] }))}
          rowKey={({ at, kind, id }) => `${kind} ${id} ${at.toISOString()}`}
          list={{ path, params: search, keep: ["topic"] }}
          empty={
            <EmptyState icon={<History />} title={t("empty")}>
              {t("emptyText")}
            </EmptyState>
          }
          columns={[
            {
              id: "when",
              header: t("when"),
              className: "whitespace-nowrap align-top",
              cell: ({ at }) => <Instant at={at} zone={false} />,
            },
            {
              id: "kind",
              header: t("kind"),
              className: "align-top",
              cell: ({ kind }) => <Badge tone="outline">{t(`kinds.${kind}`)}</Badge>,
            },
            {
              id: "what",
              always: true,
              header: t("what"),
              className: "max-md:min-w-64",
              cell: ({ what }) => what,
            },
          ]}
        />
        <KeysetPagination {...pageLinks(path, search, page)} />
      </Card>
    </>
  );
}
