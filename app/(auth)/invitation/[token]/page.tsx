import { getLocale, getTranslations } from "next-intl/server";
import { Instant } from "@/components/instant";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { currentSession } from "@/lib/auth/current-session";
import { joinAccount, makeLogin } from "@/lib/auth/invitation-action";
import { currentTime } from "@/lib/clock";
import { roleWord } from "@/lib/notify/message-values";
import { readInvitation } from "@/lib/operations/members/accept-invitation";
import { JoinForm } from "./join-form";
import { NewLoginForm } from "./new-login-form";

export async function generateMetadata() {
  return { title: (await getTranslations("members.pending"))("title") };
}

/** What a mailed invitation leads to. Opening it uses nothing up, or mail programs that look at links would. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const t = await getTranslations("members.invitation");
  const locale = await getLocale();
  const token = decodeURIComponent((await params).token);
  const invitation = await readInvitation(token, await currentTime());
  if (!invitation)
    return (
      <div className="grid gap-4">
        <h1 className="font-semibold text-2xl tracking-tight">{t("over")}</h1>
        <p className="text-muted-foreground">{t("overText")}</p>
        <Link href="/overview" className="justify-self-start text-link text-sm hover:underline">
          {t("toOverview")}
        </Link>
      </div>
    );
  const { accountName: account, invitedBy: inviter, email, expiresAt, hasLogin } = invitation;
  const me = (await currentSession())?.user.email ?? null;
  return (
    <div className="grid gap-6">
      <div className="grid gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t("title", { account })}</h1>
        <p>{t("text", { inviter, account, role: roleWord(invitation.role, locale) })}</p>
        <p className="text-muted-foreground text-sm">
          {t.rich("until", { until: () => <Instant at={expiresAt} /> })}
        </p>
      </div>
      {me?.toLowerCase() === email.toLowerCase() ? (
        <JoinForm action={joinAccount} token={token} email={email} />
      ) : me ? (
        <Alert tone="warning">{t("otherAddress", { email, me })}</Alert>
      ) : hasLogin ? (
        <div className="grid gap-3">
          <p>{t("hasLogin", { email })}</p>
          <Button asChild size="lg">
            <Link href={`/sign-in?${new URLSearchParams({ email, callbackUrl: `/invitation/${token}` })}`}>
              {t("toSignIn")}
            </Link>
          </Button>
        </div>
      ) : (
        <NewLoginForm action={makeLogin} token={token} email={email} account={account} />
      )}
    </div>
  );
}
