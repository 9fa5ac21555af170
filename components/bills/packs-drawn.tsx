import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { StatusBadge } from "@/components/status-badge";
import type { PackDrawnView } from "@/lib/billing/bills/bill-view";

/** The packs that a month's calls were drawn from (rules U1 to U4). */
export function PacksDrawn({ packs }: { packs: readonly PackDrawnView[] }) {
  const t = useTranslations("bills.drawn");
  if (packs.length === 0) return <p className="text-muted-foreground text-sm">{t("none")}</p>;
  return (
    <ul className="grid text-sm">
      {packs.map((pack) => (
        <li
          key={pack.packId}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-border border-t px-2 py-1"
        >
          <StatusBadge kind="origin" status={pack.origin} />
          <span className="min-w-0">
            {t.rich("drawn", {
              drawn: () => <CallCount count={pack.drawn} />,
              units: () => <CallCount count={pack.units} style="size" unit="calls" />,
            })}
          </span>
          <span className="ms-auto text-muted-foreground text-xs">
            {pack.validUntil
              ? t.rich("until", { until: () => <Instant at={pack.validUntil ?? ""} /> })
              : t("unlimited")}
          </span>
          <span className="w-full font-mono text-muted-foreground text-xs">{pack.packId}</span>
        </li>
      ))}
    </ul>
  );
}
