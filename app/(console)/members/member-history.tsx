import { getTranslations } from "next-intl/server";
import { Instant } from "@/components/instant";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { ServerTable } from "@/components/ui/server-table";
import type { MembersView } from "@/lib/operations/members/read-members";

/** Who was invited, joined, changed or went, the last first. */
export async function MemberHistory({ changes }: Pick<MembersView, "changes">) {
  const t = await getTranslations("members");
  const word = (role: MembersView["changes"][number]["roleAfter"]) => (role ? t(`roles.${role}`) : "–");
  return (
    <Card aria-labelledby="history">
      <CardHeader>
        <CardTitle id="history">{t("history.title")}</CardTitle>
      </CardHeader>
      <ServerTable
        label={t("history.title")}
        rows={changes}
        rowKey={({ id }) => id}
        empty={
          <CardContent>
            <p className="text-muted-foreground text-sm">{t("history.none")}</p>
          </CardContent>
        }
        columns={[
          {
            id: "when",
            header: t("history.when"),
            cell: ({ occurredAt }) => <Instant at={occurredAt} zone={false} />,
          },
          {
            id: "what",
            header: t("history.what"),
            className: "min-w-48 whitespace-normal",
            cell: ({ change, email, roleBefore, roleAfter }) =>
              t(`history.${change}`, { email, before: word(roleBefore), role: word(roleAfter) }),
          },
        ]}
      />
    </Card>
  );
}
