import { getTranslations } from "next-intl/server";
import { Instant } from "@/components/instant";
import { InvitationActions } from "@/components/members/invitation-actions";
import { InviteDialog } from "@/components/members/invite-dialog";
import { MemberActions } from "@/components/members/member-actions";
import { RightsTable } from "@/components/members/rights-table";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { ServerTable } from "@/components/ui/server-table";
import { may } from "@/lib/auth/permissions";
import { requireCustomer } from "@/lib/auth/session";
import { currentTime } from "@/lib/clock";
import { readMembers } from "@/lib/operations/members/read-members";
import { changeRole, invite, remove, resend, revoke } from "./actions";
import { MemberHistory } from "./member-history";

export async function generateMetadata() {
  return { title: (await getTranslations("members"))("title") };
}

export default async function MembersPage() {
  const customer = await requireCustomer("account.see");
  const t = await getTranslations("members");
  const { members, invitations, changes } = await readMembers(customer.accountId, await currentTime());
  const manages = may(customer.role, "members.manage");
  return (
    <>
      <PageHeader
        help="members"
        title={t("title")}
        description={manages ? t("description") : `${t("description")} ${t("onlyOwners")}`}
        actions={manages ? <InviteDialog action={invite} /> : null}
      />
      <Card aria-labelledby="members">
        <CardHeader>
          <CardTitle id="members">{t("list")}</CardTitle>
        </CardHeader>
        <ServerTable
          label={t("list")}
          rows={members}
          rowKey={({ userId }) => userId}
          empty={null}
          columns={[
            {
              id: "name",
              header: t("name"),
              cell: ({ userId, name, email }) => (
                <span className="grid">
                  <span className="font-medium">
                    {name} {userId === customer.userId ? <Badge tone="outline">{t("you")}</Badge> : null}
                  </span>
                  <span className="text-muted-foreground text-xs">{email}</span>
                </span>
              ),
            },
            { id: "role", header: t("role"), cell: ({ role }) => t(`roles.${role}`) },
            {
              id: "since",
              header: t("since"),
              cell: ({ createdAt }) => <Instant at={createdAt} zone={false} />,
            },
            ...(manages
              ? [
                  {
                    id: "actions",
                    header: t("actions"),
                    align: "end" as const,
                    cell: ({ userId, name, role }: (typeof members)[number]) => (
                      <MemberActions {...{ userId, name, role }} change={changeRole} remove={remove} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <Card aria-labelledby="invitations">
        <CardHeader>
          <CardTitle id="invitations">{t("pending.title")}</CardTitle>
        </CardHeader>
        <ServerTable
          label={t("pending.title")}
          rows={invitations}
          rowKey={({ id }) => id}
          empty={
            <CardContent>
              <p className="text-muted-foreground text-sm">{t("pending.none")}</p>
            </CardContent>
          }
          columns={[
            { id: "email", header: t("email"), cell: ({ email }) => email },
            { id: "role", header: t("role"), cell: ({ role }) => t(`roles.${role}`) },
            {
              id: "sent",
              header: t("pending.sent"),
              cell: ({ createdAt }) => <Instant at={createdAt} zone={false} />,
            },
            {
              id: "until",
              header: t("pending.until"),
              cell: ({ expiresAt, isExpired }) =>
                isExpired ? (
                  <Badge tone="warning">{t("pending.expired")}</Badge>
                ) : (
                  <Instant at={expiresAt} zone={false} />
                ),
            },
            ...(manages
              ? [
                  {
                    id: "actions",
                    header: t("actions"),
                    align: "end" as const,
                    cell: ({ id, email }: (typeof invitations)[number]) => (
                      <InvitationActions {...{ id, email, resend, revoke }} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <Card aria-labelledby="rights">
        <CardHeader>
          <CardTitle id="rights">{t("rights.title")}</CardTitle>
        </CardHeader>
        <RightsTable />
      </Card>
      <MemberHistory changes={changes} />
    </>
  );
}
