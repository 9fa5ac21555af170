import { useLocale, useTranslations } from "next-intl";
import { Chart } from "@/components/charts/chart";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Text } from "@/lib/billing/catalog/types";

interface UsageCardProps {
  services: readonly { readonly id: string; readonly name: Text }[];
  days: readonly { readonly day: string; readonly calls: Readonly<Partial<Record<string, number>>> }[];
}

/** Calls of the last 30 days, stacked by service. */
export function UsageCard({ services, days }: UsageCardProps) {
  const t = useTranslations("overview.usage");
  const locale = useLocale();
  const used = services.filter(({ id }) => days.some(({ calls }) => calls[id]));
  return (
    <Card aria-labelledby="usage">
      <CardHeader>
        <CardTitle id="usage">{t("title")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
        <CardAction>
          <Button asChild variant="outline" size="sm">
            <Link href="/usage">{t("all")}</Link>
          </Button>
        </CardAction>
      </CardHeader>
      <CardContent>
        <Chart
          kind="bars"
          title={t("title")}
          unit="count"
          series={used.map(({ id, name }) => ({ id, label: name[locale] }))}
          points={
            used.length === 0
              ? []
              : days.map(({ day, calls }) => ({
                  id: day,
                  label: day.slice(5),
                  title: day,
                  values: Object.fromEntries(used.map(({ id }) => [id, calls[id] ?? 0])),
                }))
          }
        />
      </CardContent>
    </Card>
  );
}
