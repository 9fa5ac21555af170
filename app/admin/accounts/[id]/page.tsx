import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { AuditTable } from "@/components/admin/audit-table";
import { TaxRateDialog } from "@/components/admin/tax-rate-dialog";
import { Instant } from "@/components/instant";
import { StatusBadge } from "@/components/status-badge";
import { Badge } from "@/components/ui/badge";
import { CardContent } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { systemTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireStaff } from "@/lib/auth/session";
import { percentText } from "@/lib/billing/percent";
import { currentTime } from "@/lib/clock";
import { type AccountView, readAccount } from "@/lib/operations/read-account";
import { auditRow } from "../../audit/rows";
import { auditWords } from "../../audit/words";
import { AccountThen } from "./account-then";
import { setTaxRate } from "./actions";
import { BalancesSection } from "./balances-section";
import { BillsSection } from "./bills-section";
import { Closure } from "./closure";
import { ContractsSection } from "./contracts-section";
import { Gifts } from "./gifts";
import { LookbackForm, readLookback } from "./lookback";
import { Lookers } from "./lookers";
import { MessagesSection } from "./messages-section";
import { OrdersSection } from "./orders-section";
import { PacksSection } from "./packs-section";
import { Section } from "./section";
import { ServicesSection } from "./services-section";
import { UsageSection } from "./usage-section";

interface AccountPageProps {
  params: Promise<{ id: string }>;
  /** `at`: an instant on the billing clock to look back to, e.g. `2026-10-05T09:30`. */
  searchParams: Promise<SearchParams>;
}

const accountOf = cache(async (id: string): Promise<AccountView> => {
  await requireStaff("admin.see");
  const now = await currentTime();
  const view = isId(id) ? await systemTransaction((tx) => readAccount(tx, id, now)) : null;
  return view ?? notFound();
});

export async function generateMetadata({ params }: Pick<AccountPageProps, "params">) {
  return { title: (await accountOf((await params).id)).account.name };
}

/** One account seen whole. */
export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  const t = await getTranslations("admin");
  const view = await accountOf((await params).id);
  const { account } = view;
  const now = await currentTime();
  const words = await auditWords();
  const at = readLookback(firstParam(await searchParams, "at"), now);
  if (at) return <AccountThen account={account} at={at} now={now} />;
  const parts = ["services", "packs", "orders", "contracts", "usage", "bills", "messages", "audit"] as const;
  return (
    <>
      <PageHeader
        help="adminAccount"
        title={account.name}
        status={<StatusBadge kind="standing" status={view.standing} />}
        crumbs={[{ label: t("accounts.title"), href: "/admin/accounts" }, { label: account.name }]}
        actions={
          <>
            <Lookers account={account} />
            <Gifts account={account} now={now} />
            <Closure account={account} services={view.services} />
          </>
        }
      />
      <LookbackForm account={account.id} at={null} now={now} />
      <nav aria-label={t("account.sections")} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {parts.map((part) => (
          <a key={part} href={`#${part}`} className="text-link hover:underline">
            {t(`account.${part}.title`)}
          </a>
        ))}
      </nav>
      <BalancesSection balances={view.balances} />
      <Details view={view} />
      <ServicesSection services={view.services} />
      <PacksSection packs={view.packs} account={account} />
      <OrdersSection orders={view.orders} account={account} />
      <ContractsSection contracts={view.contracts} account={account} />
      <UsageSection usage={view.usage} />
      <BillsSection bills={view.bills} />
      <MessagesSection account={account} messages={view.messages} deliveries={view.deliveries} />
      <Section
        id="audit"
        title={t("account.audit.title")}
        empty={view.audit.length === 0 ? t("account.audit.empty") : null}
      >
        <AuditTable
          rows={view.audit.map((entry) => auditRow(entry, words))}
          withAccount={false}
          empty={null}
        />
      </Section>
    </>
  );
}

async function Details({ view: { account, members } }: { view: AccountView }) {
  const t = await getTranslations("admin");
  const percent = new Intl.NumberFormat(await getLocale(), { style: "percent", maximumFractionDigits: 4 });
  return (
    <Section id="details" title={t("account.details")}>
      <CardContent>
        <DescriptionList columns={2}>
          <DescriptionItem label={t("accounts.id")}>
            <CopyableId id={account.id} label={t("accounts.id")} />
          </DescriptionItem>
          <DescriptionItem label={t("accounts.site")}>
            {t(`accounts.sites.${account.site}`)} · {account.currency}
          </DescriptionItem>
          <DescriptionItem label={t("account.since")}>
            <Instant at={account.createdAt} />
          </DescriptionItem>
          <DescriptionItem label={t("account.taxRate")}>
            <span className="inline-flex flex-wrap items-center gap-2">
              {percent.format(Number(account.taxRate.toFixed()))}
              <TaxRateDialog
                action={setTaxRate.bind(null, account.id)}
                account={account.name}
                percent={percentText(account.taxRate)}
              />
            </span>
          </DescriptionItem>
          {account.overdueSince ? (
            <DescriptionItem label={t("account.overdueSince")}>
              <Instant at={account.overdueSince} />
            </DescriptionItem>
          ) : null}
          {account.closedAt ? (
            <DescriptionItem label={t("account.closedAt")}>
              <Instant at={account.closedAt} />
            </DescriptionItem>
          ) : null}
          {account.closedReason ? (
            <DescriptionItem label={t("account.closedReason")}>{account.closedReason}</DescriptionItem>
          ) : null}
          <DescriptionItem label={t("account.members")}>
            <ul className="grid gap-1">
              {members.map((member) => (
                <li key={member.userId} className="flex flex-wrap items-center gap-x-2">
                  {member.name}
                  <span className="text-muted-foreground text-xs">{member.email}</span>
                  <Badge tone="outline">{t(`account.roles.${member.role}`)}</Badge>
                </li>
              ))}
            </ul>
          </DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Section>
  );
}
