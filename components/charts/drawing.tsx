"use client";

import { useLocale } from "next-intl";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { axisText, type ChartDrawing, lengthOf } from "./chart-data";
import { ChartTooltip } from "./chart-tooltip";
import { seriesColor, seriesDash } from "./patterns";

/** The picture itself; loaded only where a chart is looked at. Nothing in it moves by itself. */
export default function Drawing({ kind, ...drawing }: ChartDrawing & { kind: "bars" | "lines" }) {
  const locale = useLocale();
  const { series, points, unit, fills, height } = drawing;
  const labels = new Map(points.map((point) => [point.id, point.label]));
  const text = { fontSize: 11, fill: "var(--muted-foreground)" };
  const data = points.map((point) => ({
    id: point.id,
    ...Object.fromEntries(series.map((item, index) => [`s${index}`, lengthOf(point, item)])),
  }));

  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={data} margin={{ top: 6, right: 4, bottom: 0, left: 0 }} barCategoryGap="22%">
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey="id"
          tickFormatter={(id: string) => labels.get(id) ?? id}
          tick={text}
          tickLine={false}
          axisLine={{ stroke: "var(--border)" }}
          interval="equidistantPreserveStart"
          minTickGap={12}
        />
        <YAxis
          tickFormatter={(tick: number) => axisText(tick, unit, locale)}
          tick={text}
          tickLine={false}
          axisLine={false}
          width="auto"
          niceTicks="snap125"
          allowDecimals={unit !== "count"}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={kind === "bars" ? { fill: "var(--muted)" } : { stroke: "var(--input)" }}
          content={<ChartTooltip {...drawing} kind={kind} locale={locale} />}
        />
        {series.map((item, index) =>
          kind === "bars" ? (
            <Bar
              key={item.id}
              dataKey={`s${index}`}
              name={item.label}
              stackId="all"
              fill={fills[index]}
              stroke="var(--card)"
              strokeWidth={0.5}
              maxBarSize={40}
              isAnimationActive={false}
            />
          ) : (
            <Line
              key={item.id}
              dataKey={`s${index}`}
              name={item.label}
              stroke={seriesColor(index)}
              strokeWidth={2}
              strokeDasharray={seriesDash(index)}
              dot={points.length <= 15 ? { r: 2.5, strokeDasharray: "" } : false}
              isAnimationActive={false}
            />
          ),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
