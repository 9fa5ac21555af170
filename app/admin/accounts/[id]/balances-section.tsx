import { getTranslations } from "next-intl/server";
import { Money } from "@/components/money";
import { CardContent } from "@/components/ui/card";
import { Stat, StatRow } from "@/components/ui/stat";
import type { BalanceView } from "@/lib/operations/read-balances";
import { Section } from "./section";

export async function BalancesSection({ balances }: { balances: BalanceView }) {
  const t = await getTranslations("admin.account");
  const books = await getTranslations("balance.books");
  return (
    <Section id="balances" title={t("balances")}>
      <CardContent>
        <StatRow>
          <Stat label={t("available")} value={<Money value={balances.available} />} />
          {(["cash", "gifted", "earnings", "held"] as const).map((book) => (
            <Stat key={book} label={books(book)} value={<Money value={balances[book]} />} />
          ))}
          <Stat label={books("voucher")} value={<Money value={balances.vouchersLeft} />} />
        </StatRow>
      </CardContent>
    </Section>
  );
}
