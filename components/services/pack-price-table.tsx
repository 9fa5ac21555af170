import { useLocale, useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Currency } from "@/lib/billing/money";
import { type PackMeter, packGrid } from "./price-grid";

/** Prices of packs, a column per size; "–" is not on sale (rule P12). */
export function PackPriceTable({
  kind,
  meters,
  currency,
}: {
  kind: "calls" | "materials";
  meters: readonly PackMeter[];
  currency: Currency;
}) {
  const t = useTranslations("services.prices");
  const locale = useLocale();
  const { sizes, rows } = packGrid(meters.filter((meter) => meter.kind === kind));
  if (rows.length === 0) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t(`packs.${kind}`)}</CardTitle>
        <CardDescription>{t(`packsHint.${kind}`)}</CardDescription>
      </CardHeader>
      <Table aria-label={t(`packs.${kind}`)} className="border-border border-t">
        <TableHeader>
          <tr>
            <TableHead>{t("meter")}</TableHead>
            {sizes.map((size) => (
              <TableHead key={size} align="end">
                <CallCount count={size} unit={kind} style="size" />
              </TableHead>
            ))}
          </tr>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell>{row.name[locale]}</TableCell>
              {row.prices.map((price, index) => (
                <TableCell key={sizes[index]} align="end">
                  {price === null ? (
                    <span className="text-muted-foreground" title={t("notOnSale")}>
                      –<span className="sr-only"> {t("notOnSale")}</span>
                    </span>
                  ) : (
                    <Money value={{ currency, amount: price }} />
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
