"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Progress } from "@/components/ui/progress";

export interface ExportFigures {
  readonly status: "queued" | "making" | "ready" | "failed" | "expired";
  readonly done: number;
  /** null until the records were counted. */
  readonly total: number | null;
}

const lookEveryMs = 1_000;

/** How far a file is, looked up again while it is made; the page follows when it is ready. */
export function ExportProgress({ id, initial }: { id: string; initial: ExportFigures }) {
  const t = useTranslations("finance.exports");
  const router = useRouter();
  const [{ status, done, total }, setFigures] = useState(initial);
  const open = status === "queued" || status === "making";

  useEffect(() => {
    if (!open) return;
    const timer = setInterval(async () => {
      const response = await fetch(`/finance/exports/progress?id=${id}`).catch(() => null);
      // One look that failed says nothing about the file; the next one comes.
      if (!response?.ok) return;
      const next: ExportFigures = await response.json();
      setFigures(next);
      if (next.status !== "queued" && next.status !== "making") router.refresh();
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [open, id, router]);

  return (
    <div className="grid min-w-40 gap-1">
      <span className="text-xs tabular-nums" role="status">
        {total === null ? t("waiting") : t("progress", { done, total })}
      </span>
      {open ? <Progress label={t("progressLabel")} done={done} total={total} /> : null}
    </div>
  );
}
