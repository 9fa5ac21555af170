import { BadgeCheck, TrendingDown, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { MoneyJson } from "@/lib/billing/money";
import { Bought } from "./bought";
import type { WaysView, WayView } from "./result-view";

interface CheapestCardProps {
  ways: readonly WaysView[];
  /** All best ways together, where they save something. */
  better: { readonly total: MoneyJson; readonly saving: MoneyJson; readonly applyHref: string } | null;
}

/** Every way through the month and the cheapest of them, and not to buy where that is it. */
export function CheapestCard({ ways, better }: CheapestCardProps) {
  const t = useTranslations("calculator.cheapest");
  return (
    <Card aria-labelledby="cheapest" className="transition-opacity group-data-[stale=true]/live:opacity-60">
      <CardHeader>
        <CardTitle id="cheapest">{t("title")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-5">
        {better ? (
          <Alert
            tone="success"
            className="sm:items-center"
            title={t.rich("better", {
              total: () => <Money value={better.total} />,
              saving: () => <Money value={better.saving} />,
            })}
            action={
              <Button asChild size="sm">
                <Link href={better.applyHref} scroll={false}>
                  {t("applyAll")}
                </Link>
              </Button>
            }
          />
        ) : null}
        {ways.map((each) => (
          <MeterWays key={each.meter} view={each} alone={ways.length === 1} />
        ))}
      </CardContent>
    </Card>
  );
}

function MeterWays({ view, alone }: { view: WaysView; alone: boolean }) {
  const t = useTranslations("calculator.cheapest");
  return (
    <section className="grid gap-2">
      <h3 className="font-medium text-sm">{view.name}</h3>
      <ul className="divide-y divide-border border-border border-y">
        {view.ways.map((way) => (
          <WayRow key={way.kind} way={way} badge={t(view.peakAbove === null ? "best" : "carries")} />
        ))}
      </ul>
      <Verdict view={view} />
      {view.leftOver > 0 ? (
        <p className="text-pretty text-muted-foreground text-xs">
          {t.rich("leftOver", {
            count: view.leftOver,
            units: () => <CallCount count={view.leftOver} unit="calls" />,
          })}
        </p>
      ) : null}
      {view.quotaPaysUpTo === null ? null : (
        <p className="text-pretty text-muted-foreground text-xs">
          {view.quotaPaysUpTo === 0 ? t("quotaNever") : t("quotaPays", { qps: view.quotaPaysUpTo })}
        </p>
      )}
      {view.applyHref && !alone ? (
        <Button asChild variant="outline" size="sm" className="w-fit">
          <Link href={view.applyHref} scroll={false}>
            {t("apply")}
            <span className="sr-only">: {view.name}</span>
          </Link>
        </Button>
      ) : null}
    </section>
  );
}

function WayRow({ way, badge }: { way: WayView; badge: string }) {
  const t = useTranslations("calculator.cheapest");
  return (
    <li
      className={cn(
        "flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2 text-sm",
        way.best && "font-medium",
      )}
    >
      <span>{t(`ways.${way.kind}`)}</span>
      {way.bought.length > 0 ? (
        <span className="font-normal text-muted-foreground">
          <Bought things={way.bought} />
        </span>
      ) : null}
      {way.best ? <Badge tone="success">{badge}</Badge> : null}
      <span className="ms-auto">
        {way.total ? (
          <Money value={way.total} />
        ) : (
          <span className="font-normal text-muted-foreground">{t("noPrice")}</span>
        )}
      </span>
    </li>
  );
}

function Verdict({ view: { verdict, saving, peakAbove } }: { view: WaysView }) {
  const t = useTranslations("calculator.cheapest");
  const warns = verdict === "peak_too_high" || verdict === "no_price";
  const Icon = warns ? TriangleAlert : saving ? TrendingDown : BadgeCheck;
  return (
    <p className="flex gap-2 text-sm">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", warns ? "text-warning" : "text-success")} />
      <span className="min-w-0 text-pretty">
        {t.rich(`verdicts.${verdict}`, {
          saving: () => (saving ? <Money value={saving} /> : null),
          limit: peakAbove ?? 0,
        })}
      </span>
    </p>
  );
}
