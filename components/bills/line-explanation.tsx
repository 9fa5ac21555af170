import { Activity } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { buttonVariants } from "@/components/ui/button-variants";
import { Link } from "@/components/ui/link";
import type { ExplainedLine } from "@/lib/billing/bills/bill-view";
import { currencyOf, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import { PacksDrawn } from "./packs-drawn";
import { PriceRows } from "./price-rows";
import { PriceSource } from "./price-source";

/** How an amount came about: the sum to check, the packs, the price table, and the usage behind it (rule A5). */
export function LineExplanation({ line, usageHref }: { line: ExplainedLine; usageHref: string | null }) {
  const t = useTranslations("bills.explanation");
  const locale = useLocale();
  const site = serviceOfMeter(line.meter)?.site ?? "international";
  return (
    <div className="grid gap-4 pb-2">
      <p className="max-w-3xl text-pretty rounded-md bg-muted px-3 py-2 text-sm tabular-nums">
        {line.explanation[locale]}
      </p>
      {line.status === "needs_quote" ? (
        <Alert tone="warning" title={t("quote.title")} className="max-w-3xl">
          {t("quote.text")}
        </Alert>
      ) : null}
      <div className="grid items-start gap-x-10 gap-y-4 md:grid-cols-2">
        <section className="grid gap-1.5">
          <h3 className="font-medium text-sm">
            {t("prices")}
            {line.source ? (
              <span className="ms-2 font-normal text-muted-foreground text-xs">
                <PriceSource source={line.source} />
              </span>
            ) : null}
          </h3>
          <PriceRows rows={line.priceRows} currency={currencyOf(site)} />
        </section>
        <section className="grid gap-1.5">
          <h3 className="font-medium text-sm">{t("packs")}</h3>
          <PacksDrawn packs={line.packsDrawn} />
        </section>
      </div>
      {usageHref ? (
        <Link
          href={usageHref}
          className={buttonVariants({ variant: "outline", size: "sm", className: "no-print w-fit" })}
        >
          <Activity aria-hidden />
          {t("usage")}
        </Link>
      ) : null}
    </div>
  );
}
