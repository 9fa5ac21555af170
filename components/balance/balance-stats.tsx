import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Stat, StatRow } from "@/components/ui/stat";
import type { MoneyJson } from "@/lib/billing/money";

export interface BalanceAmounts {
  readonly available: MoneyJson;
  readonly cash: MoneyJson;
  readonly earnings: MoneyJson;
  readonly gifted: MoneyJson;
  readonly vouchersLeft: MoneyJson;
  readonly held: MoneyJson;
}

export function BalanceStats({ available, cash, earnings, gifted, vouchersLeft, held }: BalanceAmounts) {
  const t = useTranslations("balance");
  return (
    <StatRow>
      <Stat label={t("stats.available")} value={<Money value={available} />} sub={t("stats.availableHint")} />
      <Stat label={t("books.cash")} value={<Money value={cash} />} sub={t("stats.cashHint")} />
      <Stat label={t("books.gifted")} value={<Money value={gifted} />} sub={t("stats.giftedHint")} />
      <Stat label={t("books.earnings")} value={<Money value={earnings} />} sub={t("stats.earningsHint")} />
      <Stat
        label={t("stats.vouchers")}
        value={<Money value={vouchersLeft} />}
        sub={t("stats.vouchersHint")}
      />
      <Stat label={t("books.held")} value={<Money value={held} />} sub={t("stats.heldHint")} />
    </StatRow>
  );
}
