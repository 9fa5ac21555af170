import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { buttonVariants } from "@/components/ui/button";
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
  const list = new Intl.ListFormat(locale, { type: "unit", style: locale === "zh" ? "narrow" : "long" });
  if (services.length === 0) return null;
  return (
    <section aria-labelledby="month-summary" className="grid gap-4">
      <div className="grid gap-0.5">
        <h2 id="month-summary" className="font-semibold text-lg">
          {t.rich("title", { month: () => <Month month={month} /> })}
        </h2>
        <p className="max-w-2xl text-pretty text-muted-foreground text-sm">{t("description")}</p>
      </div>
      {services.map((service) => {
        const idle = service.lines.filter((line) => line.calls === 0);
        return (
          <div key={service.service} className="grid gap-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-border border-b pb-2">
              <h3 className="font-medium text-base">{service.name[locale]}</h3>
              {service.billId ? null : <StatusBadge kind="bill" status="estimate" />}
              {service.needsQuote ? <StatusBadge kind="bill" status="needs_quote" /> : null}
              <span className="ms-auto font-semibold text-base">
                <Money value={service.total} />
              </span>
              {service.billId ? (
                <Link
                  href={`/bills/${service.billId}`}
                  className={buttonVariants({ variant: "outline", size: "sm" })}
                >
                  {t("toBill")}
                </Link>
              ) : null}
            </div>
            <div className="grid items-start gap-4 lg:grid-cols-2 2xl:grid-cols-3">
              {service.lines
                .filter((line) => line.calls > 0)
                .map((line) => (
                  <MeterCard key={line.meter} line={line} estimated={service.billId === null} />
                ))}
            </div>
            {idle.length > 0 ? (
              <p className="text-muted-foreground text-sm">
                {t("idle", { meters: list.format(idle.map((line) => line.name[locale])) })}
              </p>
            ) : null}
          </div>
        );
      })}
    </section>
  );
}
