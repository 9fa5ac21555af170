import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Instant } from "@/components/instant";
import { ActivateDialog } from "@/components/services/activate-dialog";
import { StatusBadge } from "@/components/status-badge";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { tenantTransaction } from "@/db/client";
import { requireCustomer } from "@/lib/auth/session";
import { findService, offersOfService } from "@/lib/billing/catalog/catalog";
import { currentTime } from "@/lib/clock";
import { readService } from "@/lib/operations/read-service";
import { readUsageAdvice } from "@/lib/operations/read-usage-advice";
import { readWaste } from "@/lib/operations/read-waste";
import { readUsageTerms } from "@/lib/operations/usage-terms";
import { activate } from "../actions";
import { termsIn } from "../terms";
import { InterfacesTab, ModesTab, PricesTab, SettingsTab, UsageTab } from "./tabs";

interface ServicePageProps {
  params: Promise<{ service: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: ServicePageProps) {
  const service = findService((await params).service);
  return { title: service?.name[await getLocale()] };
}

export default async function ServicePage({ params, searchParams }: ServicePageProps) {
  const customer = await requireCustomer("account.see");
  const service = findService((await params).service);
  if (!service || service.site !== customer.site) notFound();
  const now = await currentTime();
  const t = await getTranslations("services");
  const locale = await getLocale();
  const detail = await tenantTransaction(customer.accountId, (tx) =>
    readService(tx, customer.accountId, service, now),
  );
  const { status, stopsAt } = detail;
  const inactive = status === "not_activated" || status === "deactivated";
  const hasModes = service.meters.some((meter) => meter.modes.length > 1);
  const path = `/services/${service.id}`;
  const tabs = [
    ...(inactive ? [] : (["usage"] as const)),
    "prices" as const,
    "interfaces" as const,
    ...(hasModes ? (["modes"] as const) : []),
    "settings" as const,
  ];
  const asked = firstParam(await searchParams, "tab");
  const tab = tabs.find((each) => each === asked) ?? tabs[0] ?? "prices";
  const shown = { service, detail, locale, now };
  const [advice, waste] =
    tab === "usage"
      ? await tenantTransaction(customer.accountId, async (tx) => {
          const terms = await readUsageTerms(tx, customer.accountId, now);
          return Promise.all([
            readUsageAdvice(tx, terms, now, service),
            readWaste(tx, { ...customer, current: terms.packs }, now, service),
          ]);
        })
      : [[], null];
  return (
    <>
      <PageHeader
        help="service"
        crumbs={[{ label: t("title"), href: "/services" }, { label: service.name[locale] }]}
        title={service.name[locale]}
        description={service.summary[locale]}
        status={<StatusBadge kind="service" status={status} />}
        actions={
          inactive ? (
            <ActivateDialog
              service={service.id}
              name={service.name[locale]}
              terms={termsIn(service.terms, locale)}
              again={status === "deactivated"}
              action={activate}
            />
          ) : offersOfService(service.id).length > 0 ? (
            <Button asChild>
              <Link href={`/purchase?service=${service.id}`}>{t("purchase")}</Link>
            </Button>
          ) : null
        }
      />
      {stopsAt ? (
        <Alert tone="warning">{t.rich("stopsAt", { at: () => <Instant at={stopsAt} /> })}</Alert>
      ) : null}
      {status === "active"
        ? service.meters
            .filter((meter) => detail.modes.get(meter.id)?.quotaMissing)
            .map((meter) => (
              <Alert
                key={meter.id}
                tone="danger"
                action={
                  tab === "modes" ? null : (
                    <Link href={`${path}?tab=modes`} className="text-link hover:underline">
                      {t("tabs.modes")}
                    </Link>
                  )
                }
              >
                {t("modes.quotaMissingFor", { name: meter.name[locale] })}
              </Alert>
            ))
        : null}
      {status === "stopped" ? <Alert tone="danger">{t("stoppedHint")}</Alert> : null}
      <LinkTabs
        label={t("tabs.label")}
        current={tab}
        tabs={tabs.map((id) => ({ id, label: t(`tabs.${id}`), href: `${path}?tab=${id}` }))}
      />
      {tab === "usage" ? <UsageTab {...shown} advice={advice} waste={waste} /> : null}
      {tab === "prices" ? <PricesTab {...shown} /> : null}
      {tab === "interfaces" ? <InterfacesTab {...shown} /> : null}
      {tab === "modes" ? <ModesTab {...shown} /> : null}
      {tab === "settings" ? <SettingsTab {...shown} /> : null}
    </>
  );
}
