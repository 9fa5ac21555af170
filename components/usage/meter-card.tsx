import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TierLabel } from "@/components/bills/tier-label";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { MonthLine } from "@/lib/billing/bills/month-view";
import { CliffNotice } from "./cliff-notice";

const covers = ["free", "gifted", "purchased", "qps"] as const;

/** One meter in a month: how it was counted and covered, and what it comes to. */
export function MeterCard({
  line,
  service,
  estimated,
}: {
  line: MonthLine;
  service: string;
  estimated: boolean;
}) {
  const t = useTranslations("usage.meter");
  const parts = useTranslations("usage.parts");
  const locale = useLocale();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{line.name[locale]}</CardTitle>
        <CardDescription>{service}</CardDescription>
        <CardAction>
          {line.status === "needs_quote" ? (
            <StatusBadge kind="line" status="needs_quote" />
          ) : estimated ? (
            <StatusBadge kind="bill" status="estimate" />
          ) : null}
        </CardAction>
      </CardHeader>
      <CardContent className="grid gap-3">
        <p className="font-semibold text-xl tabular-nums tracking-tight">
          {line.amount ? <Money value={line.amount} /> : t("noPrice")}
        </p>
        <DescriptionList>
          <DescriptionItem label={t("calls")}>
            <CallCount count={line.calls} />
          </DescriptionItem>
          {covers.map((cover) =>
            line.covered[cover] > 0 ? (
              <DescriptionItem key={cover} label={t("covered", { part: parts(cover) })}>
                <CallCount count={line.covered[cover]} />
              </DescriptionItem>
            ) : null,
          )}
          {line.refused > 0 ? (
            <DescriptionItem label={parts("refused")}>
              <CallCount count={line.refused} />
            </DescriptionItem>
          ) : null}
          <DescriptionItem label={parts("billable")}>
            <CallCount count={line.billable} />
          </DescriptionItem>
          <PriceItem label={t("tier")}>{line.tier ? <TierLabel label={line.tier} /> : null}</PriceItem>
          <PriceItem label={t("unitPrice")}>
            {line.unitPrice ? <Money value={line.unitPrice} /> : null}
          </PriceItem>
        </DescriptionList>
        <p className="text-pretty text-muted-foreground text-sm">{line.explanation[locale]}</p>
        {line.cliff ? <CliffNotice cliff={line.cliff} /> : null}
      </CardContent>
    </Card>
  );
}

function PriceItem({ label, children }: { label: string; children: ReactNode }) {
  return children ? <DescriptionItem label={label}>{children}</DescriptionItem> : null;
}
