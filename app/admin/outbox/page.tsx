import { MailCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { OutboxTable } from "@/components/admin/outbox-table";
import { zoneName } from "@/components/instant";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { systemTransaction } from "@/db/client";
import { countQueued, listDeliveries } from "@/db/delivery-lists";
import { listPersonMails } from "@/db/person-mails";
import { requireStaff } from "@/lib/auth/session";
import { billingClockText } from "@/lib/billing/billing-month";
import { keepsMail } from "@/lib/notify/settings";
import { pageLinks, pageSize, readCursor } from "@/lib/paging";
import { PersonMails } from "./person-mails";
import { outboxRow } from "./rows";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.outbox"))("title") };
}

export default async function OutboxPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff("admin.see");
  const params = await searchParams;
  // A demo without a mail server delivers nothing: what it kept is what people come for.
  const first = keepsMail() ? "stored" : "failed";
  const asked = firstParam(params, "tab");
  const tab = asked === "stored" || asked === "failed" ? asked : first;
  const t = await getTranslations("admin.outbox");
  const [queued, persons, page] = await systemTransaction((tx) =>
    Promise.all([
      countQueued(tx),
      listPersonMails(tx, tab, { cursor: null, size: pageSize }),
      listDeliveries(tx, tab, { cursor: readCursor(params), size: pageSize }),
    ]),
  );
  const about = await getTranslations("messages.preferences");
  return (
    <>
      <PageHeader help="adminOutbox" title={t("title")} description={t("description")} />
      <Card aria-labelledby="queued">
        <CardHeader>
          <CardTitle id="queued">{t("queued")}</CardTitle>
        </CardHeader>
        <CardContent className="text-sm">
          {queued.length === 0 ? t("nothingQueued") : null}
          <DescriptionList>
            {queued.map(({ channel, count, oldest }) => (
              <DescriptionItem key={channel} label={t(`channels.${channel}`)}>
                {t("queuedCount", { count, since: `${billingClockText(oldest, "minute")} ${zoneName}` })}
              </DescriptionItem>
            ))}
          </DescriptionList>
        </CardContent>
      </Card>
      <LinkTabs
        label={t("tabs")}
        current={tab}
        tabs={[
          { id: "failed", label: t("failed"), href: "/admin/outbox?tab=failed" },
          { id: "stored", label: t("stored"), href: "/admin/outbox?tab=stored" },
        ]}
      />
      {tab === "stored" && first === "stored" ? (
        <Alert tone="warning" title={t("local")}>
          {t("localHint")}
        </Alert>
      ) : null}
      <PersonMails mails={persons.rows} tab={tab} />
      <Card aria-labelledby="deliveries">
        <CardHeader>
          <CardTitle id="deliveries">{t("deliveries")}</CardTitle>
        </CardHeader>
        <OutboxTable
          list={{ path: "/admin/outbox", params, keep: ["tab"] }}
          rows={page.rows.map((row) => outboxRow(row, (kind) => about(`kinds.${kind}`)))}
          empty={
            <EmptyState icon={<MailCheck />} title={t(tab === "stored" ? "noneStored" : "noneFailed")}>
              {t(tab === "stored" ? "noneStoredHint" : "noneFailedHint")}
            </EmptyState>
          }
        />
        <KeysetPagination {...pageLinks("/admin/outbox", params, page)} className="border-border border-t" />
      </Card>
    </>
  );
}
