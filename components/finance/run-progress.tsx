"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Progress } from "@/components/ui/progress";
import { paceOf, type Sample } from "./run-pace";

export interface RunFigures {
  readonly state: "running" | "completed" | "parked";
  readonly accounts: number;
  readonly done: number;
  readonly bills: number;
  readonly failed: number;
}

const lookEveryMs = 1_500;

/** How far a run is, looked up again while it runs; the page follows when it is through. */
export function RunProgress({ month, initial }: { month: string; initial: RunFigures }) {
  const t = useTranslations("finance.runs");
  const format = useFormatter();
  const router = useRouter();
  const [figures, setFigures] = useState(initial);
  const first = useRef<Sample | null>(null);
  const [pace, setPace] = useState<ReturnType<typeof paceOf>>(null);
  const running = figures.state === "running";

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(async () => {
      const response = await fetch(`/finance/runs/progress?month=${month}`).catch(() => null);
      // One look that failed says nothing about the run; the next one comes.
      if (!response?.ok) return;
      const next: RunFigures = await response.json();
      const sample = { atMs: performance.now(), done: next.done };
      first.current ??= sample;
      setPace(paceOf(first.current, sample, next.accounts));
      setFigures(next);
      if (next.state !== "running") router.refresh();
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [running, month, router]);

  const { accounts, done } = figures;
  return (
    <div className="grid min-w-40 gap-1">
      <span className="text-xs tabular-nums" role="status">
        {t("progress", { done, total: accounts })}
        {running && pace && pace.perSecond > 0 ? (
          <span className="text-muted-foreground">
            {" "}
            {t("pace", {
              rate: format.number(pace.perSecond, { maximumFractionDigits: 0 }),
              seconds: pace.secondsLeft ?? 0,
            })}
          </span>
        ) : null}
      </span>
      {running ? <Progress label={t("progressLabel", { month })} done={done} total={accounts} /> : null}
    </div>
  );
}
