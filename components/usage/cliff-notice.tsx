import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { Alert } from "@/components/ui/alert";
import type { CliffView } from "@/lib/billing/bills/month-view";

/** The cliff radar: under volume prices more calls can make the whole month cheaper (rule P3). */
export function CliffNotice({ cliff }: { cliff: CliffView }) {
  const t = useTranslations("usage.cliff");
  return (
    <Alert tone="warning" title={t("title")}>
      {t.rich("text", {
        needed: () => <CallCount count={cliff.callsNeeded} unit="calls" />,
        reached: () => <CallCount count={cliff.reachedAt} />,
        now: () => <Money value={cliff.amountNow} />,
        cheaper: () => <Money value={cliff.amountThen} />,
      })}
    </Alert>
  );
}
