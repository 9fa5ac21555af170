import { Lightbulb, TrendingDown, TrendingUp } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { CallCount, formatCount, formatSize } from "@/components/call-count";
import { formatMoney, Money } from "@/components/money";
import { formatMonth } from "@/components/month";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { MoneyJson } from "@/lib/billing/money";

export interface CheaperPacks {
  readonly kind: "packs";
  readonly choices: readonly { readonly units: number; readonly quantity: number; readonly href: string }[];
  readonly price: MoneyJson;
  readonly saved: MoneyJson;
}

export interface CheaperQuota {
  readonly kind: "quota";
  readonly qps: number;
  readonly terms: number;
  readonly term: "day" | "month";
  readonly price: MoneyJson;
  readonly href: string;
}

export interface Comparison {
  readonly monthlyCalls: number;
  /** Calls of the running month, which the comparison does not count. */
  readonly soFar: number;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly payAsYouGo: MoneyJson;
  readonly withPacks: MoneyJson;
  /** Without a sign; `pays` says in whose favour. */
  readonly difference: MoneyJson;
  readonly pays: "saves" | "costs" | "equal";
  readonly unusedUnits: number;
}

interface AdviceProps {
  cheaper: CheaperPacks | CheaperQuota | null;
  comparison: Comparison | null;
  /** Units of the interface that are free and only wait to be claimed. */
  unclaimed: number;
}

/** The honest advisor: whether there is a cheaper way to the same, and what this saves at last months' usage, or not. */
export function Advice({ cheaper, comparison, unclaimed }: AdviceProps) {
  const t = useTranslations("purchase.advice");
  if (!cheaper && !comparison && unclaimed === 0) return null;
  return (
    <Card aria-labelledby="advice">
      <CardHeader>
        <CardTitle id="advice" className="flex items-center gap-2">
          <Lightbulb aria-hidden className="size-4 text-warning" />
          {t("title")}
        </CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3 text-sm">
        {unclaimed > 0 ? (
          <p>
            {t.rich("unclaimed", {
              units: () => <CallCount count={unclaimed} unit="calls" />,
              link: (text) => (
                <Link href="/free-packs" className="font-medium text-link hover:underline">
                  {text}
                </Link>
              ),
            })}
          </p>
        ) : null}
        {cheaper?.kind === "packs" ? <PacksAdvice {...cheaper} /> : null}
        {cheaper?.kind === "quota" ? <QuotaAdvice {...cheaper} /> : null}
        {comparison ? <ComparisonAdvice {...comparison} /> : null}
      </CardContent>
    </Card>
  );
}

function PacksAdvice({ choices, price, saved }: CheaperPacks) {
  const t = useTranslations("purchase.advice");
  const locale = useLocale();
  return (
    <div className="grid gap-1">
      <p>{t("cheaperPacks", { price: formatMoney(price, locale), saved: formatMoney(saved, locale) })}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {choices.map(({ units, quantity, href }) => (
          <li key={href}>
            <Link href={href} scroll={false} className="font-medium text-link hover:underline">
              {t("packs", { quantity, size: formatSize(units, locale) })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function QuotaAdvice({ qps, terms, term, price, href }: CheaperQuota) {
  const t = useTranslations("purchase.advice");
  const locale = useLocale();
  return (
    <p>
      {t.rich(`cheaperQuota.${term}`, {
        qps,
        terms,
        price: formatMoney(price, locale),
        link: (text) => (
          <Link href={href} scroll={false} className="font-medium text-link hover:underline">
            {text}
          </Link>
        ),
      })}
    </p>
  );
}

function ComparisonAdvice(comparison: Comparison) {
  const t = useTranslations("purchase.advice");
  const locale = useLocale();
  const { monthlyCalls, soFar, firstMonth, lastMonth, difference, pays, unusedUnits } = comparison;
  if (monthlyCalls === 0) {
    return <p>{soFar > 0 ? t("onlyThisMonth", { calls: formatCount(soFar, locale) }) : t("noUsage")}</p>;
  }
  const Icon = pays === "saves" ? TrendingDown : TrendingUp;
  const months =
    firstMonth === lastMonth
      ? formatMonth(lastMonth, locale)
      : t("months", { first: formatMonth(firstMonth, locale), last: formatMonth(lastMonth, locale) });
  return (
    <div className="grid gap-1.5">
      <p className="flex gap-2">
        <Icon
          aria-hidden
          className={pays === "saves" ? "mt-0.5 size-4 text-success" : "mt-0.5 size-4 text-warning"}
        />
        <span className="min-w-0 flex-1 text-pretty">
          {t(pays, {
            calls: formatCount(monthlyCalls, locale),
            months,
            amount: formatMoney(difference, locale),
          })}
          {unusedUnits > 0 ? (
            <span className="block">{t("unused", { units: formatCount(unusedUnits, locale) })}</span>
          ) : null}
        </span>
      </p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-muted-foreground text-xs">
        <div className="flex gap-1.5">
          <dt>{t("payAsYouGo")}</dt>
          <dd>
            <Money value={comparison.payAsYouGo} />
          </dd>
        </div>
        <div className="flex gap-1.5">
          <dt>{t("withPacks")}</dt>
          <dd>
            <Money value={comparison.withPacks} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
