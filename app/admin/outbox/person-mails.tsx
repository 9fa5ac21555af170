import { MailCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PersonMailTable } from "@/components/admin/person-mail-table";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { PersonMail } from "@/db/person-mails";
import { type Messages, messages } from "@/lib/i18n/messages";
import { nameOf } from "@/lib/notify/person-name";

/** The newest mails about logins that did not leave. What is in them is known in demo instances only. */
export async function PersonMails({
  mails,
  tab,
}: {
  mails: readonly PersonMail[];
  tab: "failed" | "stored";
}) {
  const t = await getTranslations("admin.outbox");
  const words = await getTranslations("personMails");
  const isKnown = (kind: string): kind is keyof Messages["personMails"]["kinds"] =>
    Object.hasOwn(messages.en.personMails.kinds, kind);
  return (
    <Card aria-labelledby="persons">
      <CardHeader>
        <CardTitle id="persons">{t("persons")}</CardTitle>
        <CardDescription>{t("personsHint")}</CardDescription>
      </CardHeader>
      <PersonMailTable
        rows={mails.map(({ localCopy, kind, params, ...mail }) => ({
          ...mail,
          name: nameOf(mail),
          status: tab,
          about: isKnown(kind) ? words(`kinds.${kind}.title`, { account: params.account ?? "–" }) : kind,
          letter: localCopy,
        }))}
        empty={
          <EmptyState icon={<MailCheck />} title={t(tab === "stored" ? "nonePersons" : "nonePersonsFailed")}>
            {t("nonePersonsHint")}
          </EmptyState>
        }
      />
    </Card>
  );
}
