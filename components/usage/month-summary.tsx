import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Link } from "@/components/ui/link";
import { Stat, StatRow } from "@/components/ui/stat";
import type { BillingMonth } from "@/lib/billing/billing-month";
import type { ServiceMonth } from "@/lib/billing/bills/month-view";
import { MeterCard } from "./meter-card";

/** What a month comes to so far, meter by meter; a month that was billed leads to its bill. */
export function MonthSummary({
  month,
  services,
}: {
  month: BillingMonth;
  services: readonly ServiceMonth[];
}) {
  const t = useTranslations("usage.month");
  const locale = useLocale();
  if (services.length === 0) return null;
  const idle = services.flatMap((service) =>
    service.lines.filter((line) => line.calls === 0).map((line) => line.name[locale]),
  );
  return (
    <section aria-labelledby="month-summary" className="grid gap-4">
      <div className="grid gap-0.5">
        <h2 id="month-summary" className="font-semibold text-lg">
          {t.rich("title", { month: () => <Month month={month} /> })}
        </h2>
        <p className="max-w-2xl text-pretty text-muted-foreground text-sm">{t("description")}</p>
      </div>
      <StatRow>
        {services.map((service) => (
          <Stat
            key={service.service}
            label={
              <span className="flex flex-wrap items-center gap-1.5">
                {service.name[locale]}
                {service.billId ? null : <StatusBadge kind="bill" status="estimate" />}
                {service.needsQuote ? <StatusBadge kind="bill" status="needs_quote" /> : null}
              </span>
            }
            value={<Money value={service.total} />}
            sub={
              service.billId ? (
                <Link href={`/bills/${service.billId}`} className="text-link hover:underline">
                  {t("toBill")}
                </Link>
              ) : null
            }
          />
        ))}
      </StatRow>
      <div className="grid items-start gap-4 lg:grid-cols-2 2xl:grid-cols-3">
        {services.flatMap((service) =>
          service.lines
            .filter((line) => line.calls > 0)
            .map((line) => (
              <MeterCard
                key={line.meter}
                line={line}
                service={service.name[locale]}
                estimated={service.billId === null}
              />
            )),
        )}
      </div>
      {idle.length > 0 ? (
        <p className="text-muted-foreground text-sm">
          {t("idle", { meters: idle.join(locale === "zh" ? "、" : ", ") })}
        </p>
      ) : null}
    </section>
  );
}
