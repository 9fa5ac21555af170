import { History } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ServerTable } from "@/components/ui/server-table";

interface DrawTableProps {
  /** Newest first. */
  draws: readonly { readonly hour: string; readonly units: number }[];
  /** Whether there are older ones than these. */
  more: boolean;
}

/** What a pack covered, hour by hour. */
export function DrawTable({ draws, more }: DrawTableProps) {
  const t = useTranslations("packs.detail");
  return (
    <>
      <ServerTable
        label={t("draws")}
        rows={draws}
        rowKey={(draw) => draw.hour}
        columns={[
          { id: "hour", header: t("hour"), cell: (draw) => <Instant at={draw.hour} zone={false} /> },
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
      {more ? (
        <p className="px-4 py-2.5 text-muted-foreground text-xs">{t("moreDraws", { count: draws.length })}</p>
      ) : null}
    </>
  );
}
