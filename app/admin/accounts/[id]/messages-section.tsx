import { getTranslations } from "next-intl/server";
import { messageViews } from "@/app/(console)/messages/message-views";
import { ResendMessageDialog } from "@/components/admin/resend-message-dialog";
import { Instant } from "@/components/instant";
import { Badge } from "@/components/ui/badge";
import { ServerTable } from "@/components/ui/server-table";
import type { AccountView } from "@/lib/operations/read-account";
import { sendAgain } from "./message-actions";
import { MessageWays } from "./message-ways";
import { Section } from "./section";

export async function MessagesSection({
  account,
  messages,
  deliveries,
}: Pick<AccountView, "account" | "messages" | "deliveries">) {
  const t = await getTranslations("admin.account.messages");
  const ways = await getTranslations("support.resend");
  return (
    <Section id="messages" title={t("title")} empty={messages.length === 0 ? t("empty") : null}>
      <ServerTable
        label={t("title")}
        rows={await messageViews(messages)}
        rowKey={(row) => row.id}
        empty={null}
        columns={[
          {
            id: "sent",
            header: t("sent"),
            className: "align-top",
            cell: (row) => <Instant at={row.createdAt} zone={false} />,
          },
          {
            id: "message",
            header: t("message"),
            className: "max-md:min-w-64",
            cell: (row) => (
              <span className="grid">
                <span className="font-medium">{row.title}</span>
                <span className="text-muted-foreground">{row.text}</span>
              </span>
            ),
          },
          {
            id: "ways",
            header: ways("ways"),
            className: "align-top",
            cell: (row) => (
              <MessageWays deliveries={deliveries.filter(({ messageId }) => messageId === row.id)} />
            ),
          },
          {
            id: "read",
            header: t("read"),
            className: "align-top",
            cell: (row) => (
              <Badge tone={row.read ? "success" : "outline"}>{t(row.read ? "read" : "unread")}</Badge>
            ),
          },
          {
            id: "again",
            header: ways("actions"),
            align: "end",
            className: "align-top",
            cell: (row) => (
              <ResendMessageDialog
                action={sendAgain.bind(null, { accountId: account.id, messageId: row.id })}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}
