import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { Stat, StatRow } from "@/components/ui/stat";
import type { MoneyJson } from "@/lib/billing/money";

export interface BillSumRow {
  readonly bills: number;
  readonly accounts: number;
  readonly subtotal: MoneyJson;
  readonly tax: MoneyJson;
  readonly total: MoneyJson;
  readonly quoteLines: number;
}

/** What the bills that match come to; currencies are never added to each other. */
export function BillSums({ sums }: { sums: readonly BillSumRow[] }) {
  const t = useTranslations("finance.sums");
  return (
    <div className="grid gap-5">
      {sums.map((sum) => (
        <StatRow key={sum.total.currency}>
          <Stat
            label={t("total", { currency: sum.total.currency })}
            value={<Money value={sum.total} />}
            sub={t.rich("parts", {
              subtotal: () => <Money value={sum.subtotal} />,
              tax: () => <Money value={sum.tax} />,
            })}
          />
          <Stat label={t("bills")} value={<CallCount count={sum.bills} />} />
          <Stat label={t("accounts")} value={<CallCount count={sum.accounts} />} />
          <Stat label={t("quoteLines")} value={<CallCount count={sum.quoteLines} />} />
        </StatRow>
      ))}
    </div>
  );
}
