import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/status-badge";
import { billingClockText } from "@/lib/billing/billing-month";
import type { NotYetReason } from "@/lib/billing/packs/pack-state";
import type { StatusWords } from "../statuses";

export interface PackStandingProps {
  readonly status: keyof StatusWords["pack"];
  /** Why it is not usable yet. */
  readonly reason: NotYetReason | null;
  readonly validFrom: string;
}

/** Where a pack stands, and what stands in its way. */
export function PackStanding({ status, reason, validFrom }: PackStandingProps) {
  const t = useTranslations("packs");
  return (
    <span className="grid justify-items-start gap-0.5">
      <StatusBadge kind="pack" status={status} />
      {reason ? (
        <span className="text-muted-foreground text-xs">
          {t(`reasons.${reason}`, { from: billingClockText(new Date(validFrom), "minute") })}
        </span>
      ) : null}
    </span>
  );
}
