import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Alert } from "@/components/ui/alert";
import { Card, CardAction, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Stat, StatRow } from "@/components/ui/stat";
import { CliffNotice } from "@/components/usage/cliff-notice";
import { Bought } from "./bought";
import type { ResultLine, ResultView } from "./result-view";

/** The month's bill and purchases, each amount with the sentence that explains it. */
export function EstimateCard({ result }: { result: ResultView }) {
  const t = useTranslations("calculator.result");
  return (
    <Card aria-labelledby="estimate" className="transition-opacity group-data-[stale=true]/live:opacity-60">
      <CardHeader>
        <CardTitle id="estimate">
          {t.rich("title", { month: () => <Month month={result.month} /> })}
        </CardTitle>
        <CardAction>
          <StatusBadge kind="bill" status="estimate" />
        </CardAction>
      </CardHeader>
      <CardContent className="grid gap-5">
        <StatRow>
          <Stat
            label={t("total")}
            value={
              <span role="status">
                <Money value={result.total} className="text-2xl" />
              </span>
            }
            sub={t("noTax")}
            // A phone has two figures beside each other, and this one may be as wide as both.
            className="max-sm:col-span-full"
          />
          <Stat
            label={t("usage")}
            value={<Money value={result.usageTotal} />}
            sub={
              result.rounding
                ? t.rich("rounding", { amount: () => <Money value={result.rounding ?? result.total} sign /> })
                : null
            }
          />
          <Stat label={t("purchases")} value={<Money value={result.purchaseTotal} />} />
        </StatRow>
        {result.needsQuote ? <Alert tone="warning">{t("needsQuote")}</Alert> : null}
        {result.lines.length > 0 ? (
          <section className="grid gap-2">
            <h3 className="font-medium text-sm">{t("lines")}</h3>
            <ul className="divide-y divide-border border-border border-y">
              {result.lines.map((line) => (
                <Line key={line.meter} line={line} />
              ))}
            </ul>
          </section>
        ) : null}
        {result.purchases.length > 0 ? (
          <section className="grid gap-2">
            <h3 className="font-medium text-sm">{t("bought")}</h3>
            <ul className="divide-y divide-border border-border border-y">
              {result.purchases.map((purchase) => (
                <li key={purchase.id} className="flex flex-wrap justify-between gap-x-4 py-2 text-sm">
                  <span>
                    {purchase.name}{" "}
                    <span className="text-muted-foreground">
                      <Bought things={[purchase.thing]} />
                    </span>
                  </span>
                  <Money value={purchase.amount} className="ms-auto font-medium" />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </CardContent>
    </Card>
  );
}

function Line({ line }: { line: ResultLine }) {
  return (
    <li className="grid gap-1.5 py-2.5 text-sm">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{line.name}</span>
        {line.amount ? (
          <Money value={line.amount} className="font-medium" />
        ) : (
          <StatusBadge kind="line" status="needs_quote" />
        )}
      </div>
      <p className="text-pretty text-muted-foreground tabular-nums">{line.explanation}</p>
      {line.cliff ? <CliffNotice cliff={line.cliff} /> : null}
    </li>
  );
}
