import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { type ColumnSort, ServerTable } from "@/components/ui/server-table";
import { billingClockText, HOUR_MS } from "@/lib/billing/billing-month";

interface DrawTableProps {
  draws: readonly { readonly hour: string; readonly units: number }[];
  byTime: ColumnSort;
}

/** When the hour ends, as the clock shows it: the hour is when the calls were, not when the pack began. */
function hourAfter(hour: string): string {
  return billingClockText(new Date(new Date(hour).getTime() + HOUR_MS), "minute").slice(-5);
}

/** What a pack covered, hour by hour. */
export function DrawTable({ draws, byTime }: DrawTableProps) {
  const t = useTranslations("packs.detail");
  return (
    <ServerTable
      label={t("draws")}
      rows={draws}
      rowKey={(draw) => draw.hour}
      columns={[
        {
          id: "hour",
          header: t("hour"),
          sort: byTime,
          cell: (draw) => (
            <span className="whitespace-nowrap tabular-nums">
              <Instant at={draw.hour} zone={false} />–{hourAfter(draw.hour)}
            </span>
          ),
        },
        {
          id: "units",
          header: t("units"),
          align: "end",
          cell: (draw) => <CallCount count={draw.units} />,
        },
      ]}
      empty={
        <EmptyState
          icon={<History />}
          title={t("noDraws.title")}
          action={
            <Button asChild variant="outline" size="sm">
              <Link href="/usage">{t("usage")}</Link>
            </Button>
          }
        >
          {t("noDraws.text")}
        </EmptyState>
      }
    />
  );
}
