import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Badge } from "@/components/ui/badge";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Currency } from "@/lib/billing/money";
import { type PricedMeter, priceGrids } from "./price-grid";
import { TierBounds } from "./tier-bounds";

/** Pay-as-you-go prices, bounds and all as printed; a contract price stands in the place of the list price (rule P9). */
export function TierTables({ meters, currency }: { meters: readonly PricedMeter[]; currency: Currency }) {
  const t = useTranslations("services.prices");
  const locale = useLocale();
  return (
    <Card aria-labelledby="payg">
      <CardHeader>
        <CardTitle id="payg">{t("payg")}</CardTitle>
        <CardDescription>{t("paygHint")}</CardDescription>
      </CardHeader>
      {priceGrids(meters).map((grid) => (
        <Table
          key={grid.rows[0]?.id}
          aria-label={`${t("payg")}: ${grid.rows.map((row) => row.name[locale]).join(", ")}`}
          className="border-border border-t"
        >
          <TableHeader>
            <tr>
              <TableHead>{t("meter")}</TableHead>
              {grid.columns.map((column) => (
                <TableHead key={column.from} align="end">
                  <TierBounds bounds={grid.bounds} {...column} />
                </TableHead>
              ))}
            </tr>
          </TableHeader>
          <TableBody>
            {grid.rows.map((row) => (
              <TableRow key={row.id}>
                <TableCell>
                  {row.name[locale]}
                  {row.contract ? (
                    <Badge tone="accent" className="ms-2">
                      {t("contract")}
                    </Badge>
                  ) : null}
                </TableCell>
                {row.unitPrices.map((unitPrice, index) => (
                  <TableCell key={grid.columns[index]?.from} align="end">
                    {unitPrice === null ? (
                      <span className="text-muted-foreground">{t("contactSales")}</span>
                    ) : (
                      <Money value={{ currency, amount: unitPrice }} />
                    )}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ))}
    </Card>
  );
}
