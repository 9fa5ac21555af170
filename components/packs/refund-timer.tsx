"use client";

import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDurationText } from "./duration";

const tickMs = 1_000;

/**
 * The time left to refund, running. It counts from the instance's time, which is not the browser's, and only shows:
 * whether a refund is still possible the server decides.
 */
export function RefundTimer({ until, now }: { until: string; now: string }) {
  const t = useTranslations("packs.refundBox");
  const text = useDurationText();
  const [passedMs, setPassedMs] = useState(0);
  useEffect(() => {
    const started = performance.now();
    const timer = setInterval(() => setPassedMs(performance.now() - started), tickMs);
    return () => clearInterval(timer);
  }, []);
  const leftMs = new Date(until).getTime() - new Date(now).getTime() - passedMs;
  return (
    <span role="timer" className="inline-flex items-center gap-1.5 font-medium tabular-nums">
      <Timer aria-hidden className="size-4 text-muted-foreground" />
      {leftMs > 0 ? t("timeLeft", { time: text(leftMs) }) : t("over")}
    </span>
  );
}
