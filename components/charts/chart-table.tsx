import { useLocale, useTranslations } from "next-intl";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { type ChartPoint, type ChartSeries, type ChartUnit, valueText } from "./chart-data";

interface ChartTableProps {
  title: string;
  series: readonly ChartSeries[];
  points: readonly ChartPoint[];
  unit: ChartUnit;
}

/** The same figures as a table, for everybody who reads better than they see. */
export function ChartTable({ title, series, points, unit }: ChartTableProps) {
  const t = useTranslations("common.chart");
  const locale = useLocale();
  return (
    <Table aria-label={title}>
      <TableHeader>
        <tr>
          <TableHead>{t("when")}</TableHead>
          {series.map((item) => (
            <TableHead key={item.id} align="end">
              {item.label}
            </TableHead>
          ))}
        </tr>
      </TableHeader>
      <TableBody>
        {points.map((point) => (
          <TableRow key={point.id}>
            <TableCell>{point.title ?? point.label}</TableCell>
            {series.map((item) => (
              <TableCell key={item.id} align="end">
                {valueText(point.values[item.id] ?? 0, unit, locale)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
