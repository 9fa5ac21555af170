import { getTranslations } from "next-intl/server";
import { messageViews } from "@/app/(console)/messages/message-views";
import { Instant } from "@/components/instant";
import { Badge } from "@/components/ui/badge";
import { ServerTable } from "@/components/ui/server-table";
import type { AccountView } from "@/lib/operations/read-account";
import { Section } from "./section";

export async function MessagesSection({ messages }: Pick<AccountView, "messages">) {
  const t = await getTranslations("admin.account.messages");
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
            id: "read",
            header: t("read"),
            className: "align-top",
            cell: (row) => (
              <Badge tone={row.read ? "success" : "outline"}>{t(row.read ? "read" : "unread")}</Badge>
            ),
          },
        ]}
      />
    </Section>
  );
}
