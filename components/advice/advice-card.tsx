import { Lightbulb, TrendingDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { CallCount, formatSizeOf } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { formatMonth } from "@/components/month";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { AdviceView, PacksToBuy, QuotaView } from "./advice-view";

/** The honest advisor: at the usage of the last months, what would be cheaper, or that nothing would. */
export function AdviceCard({ advice }: { advice: readonly AdviceView[] }) {
  const t = useTranslations("usage.advice");
  if (advice.length === 0) return null;
  return (
    <Card aria-labelledby="advice">
      <CardHeader>
        <CardTitle id="advice" className="flex items-center gap-2">
          <Lightbulb aria-hidden className="size-4 text-warning" />
          {t("title")}
        </CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        <ul className={cn("grid gap-x-10 gap-y-5", advice.length > 1 && "lg:grid-cols-2")}>
          {advice.map((each) => (
            <MeterAdvice key={each.meter} advice={each} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function MeterAdvice({ advice }: { advice: AdviceView }) {
  const t = useTranslations("usage.advice");
  const locale = useLocale();
  const { firstMonth, lastMonth, calls, payAsYouGo, packs, verdict, quota } = advice;
  const months =
    firstMonth === lastMonth
      ? formatMonth(lastMonth, locale)
      : t("months", { first: formatMonth(firstMonth, locale), last: formatMonth(lastMonth, locale) });
  return (
    <li className="grid content-start gap-1.5 text-sm">
      <h3 className="font-medium">{advice.name}</h3>
      <p className="text-muted-foreground text-xs">
        {t.rich("basis", { months, calls: () => <CallCount count={calls} unit="calls" /> })}
      </p>
      <p className="text-pretty">
        {t.rich(`verdicts.${verdict}`, {
          months: advice.coveredMonths,
          payAsYouGo: () => (payAsYouGo ? <Money value={payAsYouGo} /> : null),
          total: () => (packs ? <Money value={packs.total} /> : null),
        })}
      </p>
      {packs ? <Packs packs={packs} /> : null}
      {packs && advice.billedByQps ? <p className="text-pretty">{t("qpsMode")}</p> : null}
      {quota ? <Quota quota={quota} /> : null}
    </li>
  );
}

function Packs({ packs: { choices, saving } }: { packs: PacksToBuy }) {
  const t = useTranslations("usage.advice");
  const unit = useTranslations("format");
  const locale = useLocale();
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {choices.map(({ units, quantity, href }) => (
        <Link key={href} href={href} className="font-medium text-link hover:underline">
          {t("packs", { quantity, size: formatSizeOf(unit, "calls", units, locale) })}
        </Link>
      ))}
      {saving ? (
        <span className="flex items-center gap-1.5 font-medium text-success">
          <TrendingDown aria-hidden className="size-4" />
          {t.rich("saving", { amount: () => <Money value={saving} /> })}
        </span>
      ) : null}
    </p>
  );
}

function Quota({ quota }: { quota: QuotaView }) {
  const t = useTranslations("usage.advice");
  const { verdict, leastPeak, price, byCalls, paysUpTo, limitExceeded } = quota;
  return (
    <div className="grid gap-1.5">
      <p className="text-pretty">
        {t.rich(`quota.${verdict}`, {
          qps: leastPeak,
          upTo: paysUpTo,
          price: () => (price ? <Money value={price} /> : "–"),
          byCalls: () => <Money value={byCalls} />,
        })}{" "}
        {limitExceeded === null ? null : t("quota.limitExceeded", { limit: limitExceeded })}
      </p>
      <p className="text-pretty text-muted-foreground text-xs">
        {t.rich("quota.basis", {
          hour: () => <Instant at={quota.busiestHour} />,
          calls: () => <CallCount count={quota.busiestCalls} unit="calls" />,
          qps: leastPeak,
        })}
      </p>
    </div>
  );
}
