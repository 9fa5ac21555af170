"use client";

import { ChartColumn, Table2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ChartPoint, ChartSeries, ChartUnit } from "./chart-data";
import { ChartTable } from "./chart-table";
import { Legend } from "./legend";
import { PatternDefinitions } from "./patterns";
import { useSeen } from "./use-seen";

/** Drawing takes a phone a third of a second, so it waits until the place of the chart is in view. */
const Drawing = dynamic(() => import("./drawing"), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

interface ChartProps {
  /** `bars` are stacked: parts of a whole. `lines` compare. */
  kind: "bars" | "lines";
  /** Says what is drawn; a heading of the card around it does not replace it. */
  title: string;
  series: readonly ChartSeries[];
  points: readonly ChartPoint[];
  unit: ChartUnit;
  height?: number;
}

/** A chart with its legend, and the same figures as a table on request. At most eight series: sum up the rest. */
export function Chart({ kind, title, series, points, unit, height = 220 }: ChartProps) {
  const t = useTranslations("common.chart");
  const prefix = useId();
  const [asTable, setAsTable] = useState(false);
  const [place, seen] = useSeen();
  const ids = series.map((_, index) => `${prefix}-${index}`);
  const fills = ids.map((id) => `url(#${id})`);

  if (points.length === 0) {
    return <p className="py-8 text-center text-muted-foreground text-sm">{t("empty")}</p>;
  }
  return (
    <figure className="grid gap-3">
      <PatternDefinitions ids={ids} />
      <figcaption className="flex items-start justify-between gap-2">
        <span className="sr-only">{title}</span>
        <Legend kind={kind} series={series} fills={fills} />
        <Button
          variant="ghost"
          size="icon-sm"
          className="ms-auto text-muted-foreground"
          aria-label={t(asTable ? "asChart" : "asTable")}
          title={t(asTable ? "asChart" : "asTable")}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartColumn aria-hidden /> : <Table2 aria-hidden />}
        </Button>
      </figcaption>
      {asTable ? (
        <ChartTable title={title} series={series} points={points} unit={unit} />
      ) : (
        <div ref={place} style={{ height }}>
          {seen ? (
            <Drawing kind={kind} series={series} points={points} unit={unit} fills={fills} height={height} />
          ) : (
            <div className="size-full rounded-md bg-muted/40" />
          )}
        </div>
      )}
    </figure>
  );
}
