import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { fromJson, isNegative, type MoneyJson } from "@/lib/billing/money";

const parts = ["cash", "gifted", "earnings", "vouchersLeft", "held"] as const;
type Part = (typeof parts)[number];

/** What can be spent, and what it is made of. Vouchers and held money stand beside it, because they are not in the sum. */
export function BalanceCard({
  balances,
  shortfalls,
}: {
  balances: Readonly<Record<Part | "available", MoneyJson>>;
  /** What could not be held, by service; no debt (rule L5). */
  shortfalls: readonly { readonly service: string; readonly amount: MoneyJson }[];
}) {
  const t = useTranslations("overview.balance");
  return (
    <Card aria-labelledby="balance">
      <CardHeader>
        <CardTitle id="balance">{t("title")}</CardTitle>
        <CardAction>
          <Button asChild variant="outline" size="sm">
            <Link href="/balance/top-up">{t("topUp")}</Link>
          </Button>
        </CardAction>
      </CardHeader>
      <CardContent className="grid gap-3">
        <div>
          <p className="font-semibold text-2xl tracking-tight">
            <Money value={balances.available} />
          </p>
          <p className="text-muted-foreground text-xs">
            {t(isNegative(fromJson(balances.available)) ? "owed" : "available")}
          </p>
        </div>
        <dl className="grid gap-1 text-sm">
          {parts.map((part) => (
            <div key={part} className="flex justify-between gap-4">
              <dt className="text-muted-foreground">{t(`parts.${part}`)}</dt>
              <dd>
                <Money value={balances[part]} />
              </dd>
            </div>
          ))}
        </dl>
        {shortfalls.map(({ service, amount }) => (
          <p key={service} className="text-pretty text-muted-foreground text-xs">
            {t.rich("notHeld", { amount: () => <Money value={amount} /> })}
          </p>
        ))}
        <Link href="/balance" className="text-link text-sm underline-offset-4 hover:underline">
          {t("statement")}
        </Link>
      </CardContent>
    </Card>
  );
}
