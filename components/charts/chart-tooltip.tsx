import type { Locale } from "@/lib/billing/catalog/types";
import { type ChartDrawing, valueText } from "./chart-data";
import { Swatch } from "./legend";

interface ChartTooltipProps extends ChartDrawing {
  kind: "bars" | "lines";
  locale: Locale;
  active?: boolean;
  /** recharts hands over the id of the point under the pointer. */
  label?: string | number;
}

export function ChartTooltip({
  active,
  label,
  series,
  points,
  unit,
  fills,
  kind,
  locale,
}: ChartTooltipProps) {
  const point = active ? points.find((candidate) => candidate.id === label) : undefined;
  if (!point) return null;
  return (
    <div className="grid gap-1 rounded-md border border-border bg-popover px-2.5 py-2 text-popover-foreground text-xs shadow-lg">
      <p className="font-medium">{point.title ?? point.label}</p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5">
        {series.map((item, index) => (
          <div key={item.id} className="contents">
            <dt className="flex items-center gap-1.5 text-muted-foreground">
              <Swatch kind={kind} fill={fills[index]} index={index} />
              {item.label}
            </dt>
            <dd className="text-end tabular-nums">{valueText(point.values[item.id] ?? 0, unit, locale)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
