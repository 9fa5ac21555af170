import { useLocale, useTranslations } from "next-intl";
import { PriceRows } from "@/components/bills/price-rows";
import { Instant } from "@/components/instant";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import type { PriceVersion, Text } from "@/lib/billing/catalog/types";
import type { Currency } from "@/lib/billing/money";
import { priceRows } from "@/lib/billing/rating/price-rows";

interface AnnouncedPricesProps {
  meters: readonly { readonly id: string; readonly name: Text; readonly next: PriceVersion }[];
  currency: Currency;
}

/** List prices that were announced and do not hold yet (rule P10): nobody is surprised by a bill. */
export function AnnouncedPrices({ meters, currency }: AnnouncedPricesProps) {
  const t = useTranslations("services.prices");
  const locale = useLocale();
  if (meters.length === 0) return null;
  return (
    <Card aria-labelledby="announced">
      <CardHeader>
        <CardTitle id="announced">{t("announced")}</CardTitle>
        <CardDescription>{t("announcedHint")}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4 sm:grid-cols-2">
        {meters.map(({ id, name, next }) => (
          <section key={id} aria-label={name[locale]} className="grid content-start gap-1.5">
            <p className="font-medium text-sm">{name[locale]}</p>
            {next.effectiveFrom ? (
              <p className="text-muted-foreground text-xs">
                {t("announcedFrom")} <Instant at={next.effectiveFrom} />
              </p>
            ) : null}
            <PriceRows rows={priceRows(next, null)} currency={currency} />
          </section>
        ))}
      </CardContent>
    </Card>
  );
}
