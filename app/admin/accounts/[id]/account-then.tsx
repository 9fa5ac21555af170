import { getTranslations } from "next-intl/server";
import { Instant } from "@/components/instant";
import { StatusBadge } from "@/components/status-badge";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import type { Account } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { readAccountAt } from "@/lib/operations/read-account-at";
import { BalancesSection } from "./balances-section";
import { LookbackForm } from "./lookback";
import { PacksSection } from "./packs-section";
import { PricesThen } from "./prices-then";
import { ServicesSection } from "./services-section";

/** The account's page at an instant of the past: what it had, how it stood, what its calls cost. */
export async function AccountThen({ account, at, now }: { account: Account; at: Date; now: Date }) {
  const t = await getTranslations("support.lookback");
  const admin = await getTranslations("admin");
  const view = await systemTransaction((tx) => readAccountAt(tx, account.id, at));
  const page = `/admin/accounts/${account.id}`;
  const instant = () => <Instant at={at} />;
  return (
    <>
      <PageHeader
        help="adminAccount"
        title={account.name}
        status={view ? <StatusBadge kind="standing" status={view.standing} /> : null}
        crumbs={[
          { label: admin("accounts.title"), href: "/admin/accounts" },
          { label: account.name, href: page },
          { label: t("title") },
        ]}
      />
      <LookbackForm account={account.id} at={at} now={now} />
      {view ? (
        <>
          <Alert tone="info" title={t.rich("showing", { account: account.name, at: instant })}>
            {t.rich("showingText", { hour: () => <Instant at={view.packsAt} /> })}
          </Alert>
          <BalancesSection balances={view.balances} />
          <ServicesSection
            services={view.services.map((service) => ({
              ...service,
              modes: service.meters
                .filter(({ meter }) => meter.modes.length > 1)
                .map(({ meter, mode }) => ({ meter: meter.id, mode })),
            }))}
          />
          <PacksSection packs={view.packs} account={account} />
          <PricesThen services={view.services} currency={account.currency} />
        </>
      ) : (
        <Alert tone="warning">{t.rich("notYet", { at: instant })}</Alert>
      )}
    </>
  );
}
