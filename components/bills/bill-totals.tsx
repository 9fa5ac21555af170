import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { Link } from "@/components/ui/link";
import type { BillView } from "@/lib/billing/bills/bill-view";
import { fromJson, isZero } from "@/lib/billing/money";

/** The sums: exact lines, one rounding shown when it is not zero (rule T5), tax, total. */
export function BillTotals({ bill, billHref }: { bill: BillView; billHref: (id: string) => string }) {
  const t = useTranslations("bills.totals");
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return (
    <section aria-label={t("title")} className="grid gap-3 lg:ms-auto lg:w-full lg:max-w-md">
      <dl className="text-sm">
        <Sum label={t("lines")}>
          <Money value={bill.linesExact} />
        </Sum>
        {bill.billedBefore ? (
          <Sum label={t("billedBefore")}>
            <Money value={bill.billedBefore} />
          </Sum>
        ) : null}
        {isZero(fromJson(bill.rounding)) ? null : (
          <Sum label={t("rounding")}>
            <Money value={bill.rounding} sign />
          </Sum>
        )}
        <Sum label={t("subtotal")}>
          <Money value={bill.subtotal} />
        </Sum>
        <Sum label={t("tax", { rate: percent.format(Number(bill.taxRate)) })}>
          <Money value={bill.tax} />
        </Sum>
        <div className="flex items-baseline justify-between gap-4 border-foreground border-t-2 pt-2">
          <dt className="font-semibold text-base">{t("total")}</dt>
          <dd className="font-semibold text-xl tracking-tight">
            <Money value={bill.total} />
          </dd>
        </div>
      </dl>
      {bill.related.length > 0 ? (
        <div className="grid gap-1 text-sm">
          <h3 className="font-medium">{t("related")}</h3>
          <ul className="grid gap-1">
            {bill.related.map((other) => (
              <li key={other.id} className="flex items-center justify-between gap-3">
                <Link href={billHref(other.id)} className="rounded-sm hover:underline">
                  <StatusBadge kind="billKind" status={other.kind} />
                </Link>
                <Money value={other.total} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

function Sum({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-border border-t py-1.5">
      <dt className="text-muted-foreground">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
