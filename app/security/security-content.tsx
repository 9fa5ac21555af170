import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmailForm } from "@/components/security/email-form";
import { EventTable } from "@/components/security/event-table";
import { FactorCard } from "@/components/security/factor-card";
import { PasswordForm } from "@/components/security/password-form";
import { ResendLink } from "@/components/security/resend-link";
import { SessionTable } from "@/components/security/session-table";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { systemTransaction } from "@/db/client";
import { currentSession } from "@/lib/auth/current-session";
import { readSecurity } from "@/lib/operations/signing-in/read-security";
import { deviceName } from "@/lib/security/client";
import { securityEventKind } from "@/lib/security/events";
import { changeOwnEmail, changeOwnPassword, endSessions, resendLink } from "./actions";
import { beginFactor, confirmFactor, removeFactor, renewCodes } from "./factor-actions";

/** The page about one's login, the same for customers and staff. `page`: where it stands. */
export async function SecurityContent({ page }: { page: string }) {
  const signedIn = await currentSession();
  if (!signedIn) redirect("/sign-in");
  const { user, session } = signedIn;
  const t = await getTranslations("security");
  const security = await systemTransaction((tx) => readSecurity(tx, user.id, new Date()));
  return (
    <>
      <PageHeader help="security" title={t("title")} description={t("description")} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="grid gap-5">
          <Card aria-labelledby="password">
            <CardHeader>
              <CardTitle id="password">{t("password.title")}</CardTitle>
              <CardDescription>{t("password.hint")}</CardDescription>
            </CardHeader>
            <CardContent>
              <PasswordForm email={user.email} action={changeOwnPassword} />
            </CardContent>
          </Card>
          <Card aria-labelledby="email">
            <CardHeader>
              <CardTitle id="email">{t("email.title")}</CardTitle>
              <CardDescription>{t("email.hint")}</CardDescription>
            </CardHeader>
            <CardContent className="grid gap-4">
              <p className="flex flex-wrap items-center gap-2 text-sm">
                {security.email}
                <Badge tone={security.emailVerified ? "success" : "warning"}>
                  {t(security.emailVerified ? "email.verified" : "email.unverified")}
                </Badge>
              </p>
              {security.emailVerified ? null : <ResendLink email={security.email} action={resendLink} />}
              <EmailForm action={changeOwnEmail} />
            </CardContent>
          </Card>
        </div>
        <Card aria-labelledby="factor">
          <CardHeader>
            <CardTitle id="factor">{t("factor.title")}</CardTitle>
          </CardHeader>
          <CardContent>
            <FactorCard
              since={security.secondFactorSince?.toISOString() ?? null}
              codesLeft={security.recoveryCodesLeft}
              mayTurnOff={user.staffRole === null}
              page={page}
              begin={beginFactor}
              confirm={confirmFactor}
              renew={renewCodes}
              turnOff={removeFactor}
            />
          </CardContent>
        </Card>
      </div>
      <Card aria-labelledby="sessions">
        <CardHeader>
          <CardTitle id="sessions">{t("sessions.title")}</CardTitle>
          <CardDescription>{t("sessions.hint")}</CardDescription>
        </CardHeader>
        <SessionTable
          end={endSessions}
          rows={security.sessions.map(({ id, userAgent, address, lastSeenAt, createdAt }) => ({
            id,
            device: deviceName(userAgent),
            address,
            lastSeenAt: lastSeenAt.toISOString(),
            createdAt: createdAt.toISOString(),
            isCurrent: id === session.id,
          }))}
        />
      </Card>
      <Card aria-labelledby="events">
        <CardHeader>
          <CardTitle id="events">{t("events.title")}</CardTitle>
          <CardDescription>{t("events.hint")}</CardDescription>
        </CardHeader>
        <EventTable
          rows={security.events.map(({ id, kind, userAgent, address, occurredAt }) => ({
            id,
            kind: securityEventKind(kind),
            device: deviceName(userAgent),
            address,
            occurredAt,
          }))}
        />
      </Card>
    </>
  );
}
