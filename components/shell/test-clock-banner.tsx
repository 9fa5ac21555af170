import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { billingClockText } from "@/lib/billing/billing-month";
import { zoneName } from "../instant";

/** In non-production instances only: nobody should mistake a moved clock for the real one. */
export function TestClockBanner({ now }: { now: Date }) {
  const t = useTranslations("nav");
  return (
    <aside className="no-print flex items-center justify-center gap-2 border-warning-border border-b bg-warning-surface px-4 py-1 text-center text-warning text-xs">
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      {t("testClock", { time: `${billingClockText(now, "minute")} ${zoneName}` })}
    </aside>
  );
}
