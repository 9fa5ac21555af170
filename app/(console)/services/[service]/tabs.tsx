import { getTranslations } from "next-intl/server";
import { AdviceCard } from "@/components/advice/advice-card";
import { WasteCard } from "@/components/advice/waste-card";
import { AnnouncedPrices } from "@/components/services/announced-prices";
import { DeactivateDialog } from "@/components/services/deactivate-dialog";
import { FreeQuotaTable } from "@/components/services/free-quota-table";
import { MaterialCard } from "@/components/services/material-card";
import { ModeCard } from "@/components/services/mode-card";
import { MonthTable } from "@/components/services/month-table";
import { OperationTable } from "@/components/services/operation-table";
import { PackPriceTable } from "@/components/services/pack-price-table";
import { QpsTables } from "@/components/services/qps-tables";
import { ServiceSettings } from "@/components/services/service-settings";
import { TierTables } from "@/components/services/tier-tables";
import { Card } from "@/components/ui/card";
import { monthOf } from "@/lib/billing/billing-month";
import { currencyOf, findAnyMeter } from "@/lib/billing/catalog/catalog";
import type { Locale, MeterId, Service } from "@/lib/billing/catalog/types";
import { money, toJson } from "@/lib/billing/money";
import { explainLine } from "@/lib/billing/rating/explain";
import type { ServiceDetail } from "@/lib/operations/read-service";
import type { MeterAdvice } from "@/lib/operations/read-usage-advice";
import type { AccountWaste } from "@/lib/operations/read-waste";
import { adviceView, wasteViews } from "../../advice-views";
import { deactivate, switchMode } from "../actions";
import { termsIn } from "../terms";

interface TabProps {
  service: Service;
  detail: ServiceDetail;
  locale: Locale;
  now: Date;
}

interface UsageTabProps extends TabProps {
  advice: readonly MeterAdvice[];
  waste: AccountWaste | null;
}

export function UsageTab({ service, detail, locale, now, advice, waste }: UsageTabProps) {
  const currency = currencyOf(service.site);
  const packsOf = (meter: MeterId) =>
    detail.packs.find((summary) => summary.meter === meter) ?? {
      packs: 0,
      units: 0,
      remaining: 0,
      nextEnd: null,
    };
  return (
    <>
      <MonthTable
        month={monthOf(now)}
        total={detail.total}
        lines={detail.lines.map((line) => ({
          ...line,
          name: findAnyMeter(line.meter)?.name[locale] ?? line.meter,
          unitPrice: line.unitPrice && toJson(money(line.unitPrice, currency), 0),
          amount: line.amount && toJson(money(line.amount, currency)),
          explanation: explainLine(line, locale),
          packs: packsOf(line.meter),
        }))}
      />
      <MaterialCard
        meters={service.capacityMeters.map(({ id, name }) => ({
          id,
          name: name[locale],
          packs: packsOf(id),
        }))}
      />
      <AdviceCard advice={advice.map((each) => adviceView(each, currency, locale))} />
      {waste ? <WasteCard {...wasteViews(waste, locale, now)} /> : null}
    </>
  );
}

export function PricesTab({ service, detail }: TabProps) {
  const currency = currencyOf(service.site);
  const withPacks = [...service.meters, ...service.capacityMeters];
  return (
    <>
      <TierTables
        currency={currency}
        meters={service.meters.flatMap(({ id, name }) => {
          const price = detail.prices.get(id);
          return price ? [{ id, name, table: price.table, contract: price.source.kind === "contract" }] : [];
        })}
      />
      <AnnouncedPrices
        currency={currency}
        meters={service.meters.flatMap(({ id, name }) => {
          const next = detail.prices.get(id)?.next;
          return next ? [{ id, name, next }] : [];
        })}
      />
      <PackPriceTable kind="calls" meters={withPacks} currency={currency} />
      <PackPriceTable kind="materials" meters={withPacks} currency={currency} />
      <QpsTables meters={service.meters} currency={currency} />
      <FreeQuotaTable
        quotas={detail.freePacks.map((rule) => {
          const meter = findAnyMeter(rule.meter);
          if (!meter) throw new Error(`A free pack of an unknown meter: ${rule.meter}`);
          return { ...rule, name: meter.name, kind: meter.kind };
        })}
      />
    </>
  );
}

export function InterfacesTab({ service, locale }: TabProps) {
  return (
    <Card>
      <OperationTable
        rows={service.operations.map(({ name, title, meter }) => ({
          name,
          title: title[locale],
          meter: meter && (findAnyMeter(meter)?.name[locale] ?? meter),
        }))}
      />
    </Card>
  );
}

export function ModesTab({ service, detail, locale }: TabProps) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      {service.meters.flatMap((meter) => {
        const mode = detail.modes.get(meter.id);
        if (!mode || meter.modes.length < 2) return [];
        const query = new URLSearchParams({ service: service.id, meter: meter.id, method: "qps" });
        return [
          <ModeCard
            key={meter.id}
            action={switchMode}
            active={detail.status === "active" || detail.status === "stopped"}
            view={{
              ...mode,
              meter: meter.id,
              name: meter.name[locale],
              modes: meter.modes,
              callsLimit: meter.callsModeQpsLimit,
              purchaseHref: `/purchase?${query}`,
            }}
          />,
        ];
      })}
    </div>
  );
}

export async function SettingsTab({ service, detail, locale }: TabProps) {
  const t = await getTranslations("services.settings");
  const { refund, arrears, hold } = service.policies;
  return (
    <ServiceSettings
      firstActivatedAt={detail.firstActivatedAt}
      accepted={detail.accepted}
      terms={termsIn(service.terms, locale)}
      refund={refund ? t("refundDays", { days: refund.windowDays }) : t("noRefund")}
      grace={t(`resumes.${arrears.resumesAt}`, { hours: arrears.graceHours })}
      hold={hold && t("holdPercent", { percent: hold.percent })}
      deactivate={
        detail.status === "active" || detail.status === "stopped" ? (
          <DeactivateDialog
            service={service.id}
            name={service.name[locale]}
            remains={detail.remains}
            action={deactivate}
          />
        ) : null
      }
    />
  );
}
