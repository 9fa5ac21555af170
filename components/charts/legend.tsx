import type { ChartSeries } from "./chart-data";
import { seriesColor, seriesDash } from "./patterns";

interface SwatchProps {
  kind: "bars" | "lines";
  fill: string | undefined;
  index: number;
}

export function Swatch({ kind, fill, index }: SwatchProps) {
  return (
    <svg aria-hidden width="16" height="10" className="shrink-0">
      {kind === "bars" ? (
        <rect width="16" height="10" rx="2" fill={fill} />
      ) : (
        <line
          x1="0"
          x2="16"
          y1="5"
          y2="5"
          stroke={seriesColor(index)}
          strokeWidth="2"
          strokeDasharray={seriesDash(index)}
        />
      )}
    </svg>
  );
}

export function Legend({
  kind,
  series,
  fills,
}: {
  kind: "bars" | "lines";
  series: readonly ChartSeries[];
  fills: readonly string[];
}) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 pt-1.5 text-muted-foreground text-xs">
      {series.map((item, index) => (
        <li key={item.id} className="flex items-center gap-1.5">
          <Swatch kind={kind} fill={fills[index]} index={index} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}
