import { BellRing, CheckCheck, Inbox } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { MarkRead } from "@/components/messages/mark-read";
import { MessageRow } from "@/components/messages/message-row";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { SubmitButton } from "@/components/ui/submit-button";
import { tenantTransaction } from "@/db/client";
import { listInboxPage } from "@/db/inbox";
import { countUnreadMessages } from "@/db/instance";
import { requireCustomer } from "@/lib/auth/session";
import { currentTime } from "@/lib/clock";
import { pageLinks, pageSize, readCursor } from "@/lib/paging";
import { markMessages, unmarkMessages } from "./actions";
import { messageViews } from "./message-views";

const markActions = { mark: markMessages, undo: unmarkMessages };

export async function generateMetadata() {
  return { title: (await getTranslations("messages"))("title") };
}

export default async function MessagesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const customer = await requireCustomer("account.see");
  const params = await searchParams;
  const unreadOnly = firstParam(params, "unread") === "1";
  const t = await getTranslations("messages");
  const now = await currentTime();
  const request = { cursor: readCursor(params), size: pageSize };
  const [page, unread] = await tenantTransaction(customer.accountId, (tx) =>
    Promise.all([
      listInboxPage(tx, customer.accountId, { unreadOnly }, request),
      countUnreadMessages(tx, customer.accountId),
    ]),
  );
  const views = await messageViews(page.rows);
  return (
    <>
      <PageHeader
        help="messages"
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {unread > 0 ? (
              <MarkRead actions={markActions}>
                <SubmitButton variant="outline">
                  <CheckCheck aria-hidden />
                  {t("markAllRead")}
                </SubmitButton>
              </MarkRead>
            ) : null}
            <Button asChild variant="outline">
              <Link href="/messages/preferences">
                <BellRing aria-hidden />
                {t("preferences.open")}
              </Link>
            </Button>
          </>
        }
      />
      <LinkTabs
        label={t("filter")}
        current={unreadOnly ? "unread" : "all"}
        tabs={[
          { id: "all", label: t("all"), href: "/messages" },
          { id: "unread", label: t("unread"), href: "/messages?unread=1", count: unread },
        ]}
      />
      <Card>
        {views.length === 0 ? (
          <EmptyState
            icon={<Inbox />}
            title={t(unreadOnly ? "noneUnread" : "none")}
            action={
              <Button asChild variant="outline">
                <Link href={unreadOnly ? "/messages" : "/services"}>
                  {t(unreadOnly ? "showAll" : "toServices")}
                </Link>
              </Button>
            }
          >
            {t("noneHint")}
          </EmptyState>
        ) : (
          <>
            <ul className="divide-y divide-border">
              {views.map((message) => (
                <MessageRow key={message.id} message={message} now={now} markActions={markActions} />
              ))}
            </ul>
            <KeysetPagination {...pageLinks("/messages", params, page)} className="border-border border-t" />
          </>
        )}
      </Card>
    </>
  );
}
