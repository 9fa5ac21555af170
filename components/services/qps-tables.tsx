import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { QpsTier, Text } from "@/lib/billing/catalog/types";
import type { Currency } from "@/lib/billing/money";

interface QpsMeter {
  readonly id: string;
  readonly name: Text;
  readonly qps: readonly QpsTier[];
}

/** QPS quotas: the tier of the order's QPS prices each of them, per day or month (rule B3). */
export function QpsTables({ meters, currency }: { meters: readonly QpsMeter[]; currency: Currency }) {
  const t = useTranslations("services.prices");
  const locale = useLocale();
  const onSale = meters.filter(({ qps }) => qps.length > 0);
  if (onSale.length === 0) return null;
  return (
    <Card aria-labelledby="qps">
      <CardHeader>
        <CardTitle id="qps">{t("qps")}</CardTitle>
        <CardDescription>{t("qpsHint")}</CardDescription>
      </CardHeader>
      {onSale.map(({ id, name, qps }) => (
        <Table key={id} aria-label={`${t("qps")}: ${name[locale]}`} className="border-border border-t">
          <TableHeader>
            <tr>
              <TableHead>{name[locale]}</TableHead>
              <TableHead align="end">{t("perDay")}</TableHead>
              <TableHead align="end">{t("perMonth")}</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {qps.map((tier, index) => (
              <TableRow key={tier.below}>
                <TableCell>{qpsRange(qps[index - 1]?.below ?? null, tier.below)}</TableCell>
                <TableCell align="end">
                  <Money value={{ currency, amount: tier.perDay }} />
                </TableCell>
                <TableCell align="end">
                  <Money value={{ currency, amount: tier.perMonth }} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ))}
    </Card>
  );
}

/** As printed in 003: `0 < QPS < 50`, `50 ≤ QPS < 100`, `QPS ≥ 100`. */
function qpsRange(from: number | null, below: number | null): string {
  if (below === null) return `QPS ≥ ${from ?? 0}`;
  return from === null ? `0 < QPS < ${below}` : `${from} ≤ QPS < ${below}`;
}
