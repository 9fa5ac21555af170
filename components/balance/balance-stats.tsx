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

/** The balances of an account; without the hints, which speak to the customer, for staff. */
export function BalanceStats({ hints = true, ...balances }: BalanceAmounts & { hints?: boolean }) {
  const t = useTranslations("balance");
  const { available, cash, earnings, gifted, vouchersLeft, held } = balances;
  const hint = (text: string) => (hints ? text : undefined);
  return (
    <StatRow>
      <Stat
        label={t("stats.available")}
        value={<Money value={available} />}
        sub={hint(t("stats.availableHint"))}
      />
      <Stat label={t("books.cash")} value={<Money value={cash} />} sub={hint(t("stats.cashHint"))} />
      <Stat label={t("books.gifted")} value={<Money value={gifted} />} sub={hint(t("stats.giftedHint"))} />
      <Stat
        label={t("books.earnings")}
        value={<Money value={earnings} />}
        sub={hint(t("stats.earningsHint"))}
      />
      <Stat
        label={t("stats.vouchers")}
        value={<Money value={vouchersLeft} />}
        sub={hint(t("stats.vouchersHint"))}
      />
      <Stat label={t("books.held")} value={<Money value={held} />} sub={hint(t("stats.heldHint"))} />
    </StatRow>
  );
}
