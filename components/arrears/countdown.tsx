"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { timeLeft } from "./time-left";

const tickMs = 10_000;

/** The time left until an instant. Runs on the instance's clock, which may be ahead of the browser's: it adds what passed since. */
export function Countdown({ until, now }: { until: string; now: string }) {
  const t = useTranslations("overview.arrears");
  const [passed, setPassed] = useState(0);

  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setPassed(Date.now() - began), tickMs);
    return () => clearInterval(timer);
  }, []);

  const left = timeLeft(new Date(until), new Date(new Date(now).getTime() + passed));
  return (
    <span role="timer" className="whitespace-nowrap font-medium tabular-nums">
      {left ? t("timeLeft", left) : t("timeOver")}
    </span>
  );
}
