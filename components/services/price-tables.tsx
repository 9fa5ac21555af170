import { useLocale, useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { Badge } from "@/components/ui/badge";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { QpsTier, Text } from "@/lib/billing/catalog/types";
import type { Currency } from "@/lib/billing/money";
import { type PackMeter, type PricedMeter, packGrid, priceGrids } from "./price-grid";
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

/** Prices of packs, a column per size; "–" is not on sale (rule P12). */
export function PackTable({
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
    <Card aria-labelledby={`packs-${kind}`}>
      <CardHeader>
        <CardTitle id={`packs-${kind}`}>{t(`packs.${kind}`)}</CardTitle>
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
