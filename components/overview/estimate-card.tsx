import { useLocale, useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { formatMonth } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Card, CardAction, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { Text } from "@/lib/billing/catalog/types";
import type { MoneyJson } from "@/lib/billing/money";

interface EstimateCardProps {
  month: string;
  lines: readonly {
    readonly service: string;
    readonly name: Text;
    readonly calls: number;
    readonly total: MoneyJson;
    readonly needsQuote: boolean;
  }[];
  total: MoneyJson;
}

/** The running month by service, marked as an estimate: more calls may change the tier of all of them (rule P3). */
export function EstimateCard({ month, lines, total }: EstimateCardProps) {
  const t = useTranslations("overview.estimate");
  const locale = useLocale();
  return (
    <Card aria-labelledby="estimate">
      <CardHeader>
        <CardTitle id="estimate">{t("title", { month: formatMonth(month, locale) })}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
        <CardAction>
          <StatusBadge kind="bill" status="estimate" />
        </CardAction>
      </CardHeader>
      {lines.length === 0 ? (
        <p className="px-4 pb-4 text-muted-foreground text-sm">{t("none")}</p>
      ) : (
        <Table aria-label={t("table")}>
          <TableHeader>
            <tr>
              <TableHead>{t("service")}</TableHead>
              <TableHead align="end">{t("calls")}</TableHead>
              <TableHead align="end">{t("amount")}</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.service}>
                <TableCell>
                  <Link
                    href={`/services/${line.service}`}
                    className="font-medium underline-offset-4 hover:underline"
                  >
                    {line.name[locale]}
                  </Link>
                  {line.needsQuote ? <StatusBadge kind="line" status="needs_quote" className="ms-2" /> : null}
                </TableCell>
                <TableCell align="end">
                  <CallCount count={line.calls} />
                </TableCell>
                <TableCell align="end">
                  <Link href="/bills" className="underline-offset-4 hover:underline">
                    <Money value={line.total} />
                  </Link>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
          <TableFooter>
            <tr>
              <TableCell colSpan={2}>{t("total")}</TableCell>
              <TableCell align="end">
                <Money value={total} />
              </TableCell>
            </tr>
          </TableFooter>
        </Table>
      )}
    </Card>
  );
}
