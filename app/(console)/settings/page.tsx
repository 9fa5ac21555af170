import { ShieldCheck } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Instant, zoneName } from "@/components/instant";
import { LanguageForm } from "@/components/settings/language-form";
import { LowBalanceForm } from "@/components/settings/low-balance-form";
import { buttonVariants } from "@/components/ui/button-variants";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { findAccount } from "@/db/accounts";
import { tenantTransaction } from "@/db/client";
import { requireCustomer } from "@/lib/auth/session";
import { amountString } from "@/lib/billing/money";
import { percentText } from "@/lib/billing/percent";
import { currentTime } from "@/lib/clock";
import { changeLanguage, changeLowBalance } from "./actions";

export async function generateMetadata() {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage() {
  const customer = await requireCustomer("account.see");
  const t = await getTranslations("settings");
  const locale = await getLocale();
  const now = await currentTime();
  const account = await tenantTransaction(customer.accountId, (tx) => findAccount(tx, customer.accountId));
  if (!account) throw new Error(`No account ${customer.accountId}`);
  return (
    <>
      <PageHeader
        help="settings"
        title={t("title")}
        description={t("description")}
        actions={
          <Link href="/settings/security" className={buttonVariants({ variant: "outline" })}>
            <ShieldCheck aria-hidden />
            {(await getTranslations("security"))("title")}
          </Link>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card aria-labelledby="account">
          <CardHeader>
            <CardTitle id="account">{t("account.title")}</CardTitle>
          </CardHeader>
          <CardContent>
            <DescriptionList>
              <DescriptionItem label={t("account.name")}>{account.name}</DescriptionItem>
              <DescriptionItem label={t("account.id")}>
                <CopyableId id={account.id} label={t("account.id")} />
              </DescriptionItem>
              <DescriptionItem label={t("account.site")}>{t(`sites.${account.site}`)}</DescriptionItem>
              <DescriptionItem label={t("account.currency")}>
                {t(`currencies.${account.currency}`)}
              </DescriptionItem>
              <DescriptionItem label={t("account.taxRate")}>
                {t("percent", { rate: Number(percentText(account.taxRate)) })}
              </DescriptionItem>
              <DescriptionItem label={t("account.since")}>
                <Instant at={account.createdAt} />
              </DescriptionItem>
              <DescriptionItem label={t("account.you")}>
                {customer.userName} · {customer.email} · {t(`roles.${customer.role}`)}
              </DescriptionItem>
            </DescriptionList>
          </CardContent>
        </Card>
        <div className="grid gap-5">
          <Card aria-labelledby="language">
            <CardHeader>
              <CardTitle id="language">{t("language.title")}</CardTitle>
              <CardDescription>{t("language.hint")}</CardDescription>
            </CardHeader>
            <CardContent>
              <LanguageForm current={locale} action={changeLanguage} />
            </CardContent>
          </Card>
          <Card aria-labelledby="time">
            <CardHeader>
              <CardTitle id="time">{t("time.title")}</CardTitle>
              <CardDescription>{t("time.hint", { zone: zoneName })}</CardDescription>
            </CardHeader>
            <CardContent className="text-sm">
              {t.rich("time.now", { at: () => <Instant at={now} precision="second" /> })}
            </CardContent>
          </Card>
          <Card aria-labelledby="low-balance">
            <CardHeader>
              <CardTitle id="low-balance">{t("lowBalance.title")}</CardTitle>
              <CardDescription>{t("lowBalance.description")}</CardDescription>
            </CardHeader>
            <CardContent>
              <LowBalanceForm
                threshold={account.lowBalanceThreshold && amountString(account.lowBalanceThreshold, 2)}
                currency={account.currency}
                action={changeLowBalance}
              />
            </CardContent>
          </Card>
        </div>
      </div>
    </>
  );
}
