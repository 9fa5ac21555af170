import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/money";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { MoneyJson } from "@/lib/billing/money";
import { tierText } from "@/lib/billing/rating/tier-text";

export interface PaymentPart {
  readonly book: "voucher" | "gifted" | "earnings" | "cash";
  readonly amount: MoneyJson;
}

export interface SummaryAmounts {
  readonly unitPrice: MoneyJson;
  readonly quantity: number;
  readonly qps: number | null;
  readonly terms: number | null;
  readonly term: "day" | "month" | null;
  readonly tier: string | null;
  readonly subtotal: MoneyJson;
  readonly tax: MoneyJson;
  /** In percent, as text; null where no tax is added. */
  readonly taxPercent: string | null;
  readonly total: MoneyJson;
}

interface OrderSummaryProps {
  name: ReactNode;
  amounts: SummaryAmounts;
  /** Which balance pays what; empty while something is in the way. */
  payments: readonly PaymentPart[];
  shortfall: {
    readonly missing: MoneyJson;
    readonly available: MoneyJson;
    readonly topUpHref: string;
  } | null;
  /** Validity and refunds, each in a sentence. */
  policies: readonly ReactNode[];
}

/** What is bought, how its price comes about, and who pays it. Every figure comes from the server. */
export function OrderSummary({ name, amounts, payments, shortfall, policies }: OrderSummaryProps) {
  const t = useTranslations("purchase.summary");
  const books = useTranslations("balance.books");
  return (
    <>
      <div className="grid gap-0.5">
        <p className="font-medium">{name}</p>
        <p className="text-muted-foreground text-xs">
          <Formula {...amounts} />
        </p>
      </div>
      <dl className="grid gap-1.5 text-sm">
        {amounts.taxPercent === null ? null : (
          <>
            <Row label={t("subtotal")}>
              <Money value={amounts.subtotal} />
            </Row>
            <Row label={t("tax", { percent: amounts.taxPercent })}>
              <Money value={amounts.tax} />
            </Row>
          </>
        )}
        <div className="flex items-baseline justify-between gap-4 border-border border-t pt-2">
          <dt className="font-medium">{t("total")}</dt>
          <dd className="font-semibold text-xl tracking-tight">
            <Money value={amounts.total} />
          </dd>
        </div>
      </dl>
      {payments.length > 0 ? (
        <div className="grid gap-1 rounded-md bg-muted/60 px-3 py-2">
          <p className="text-muted-foreground text-xs">{t("paidFrom")}</p>
          <dl className="grid gap-1 text-sm">
            {payments.map((part) => (
              <Row key={part.book} label={books(part.book)}>
                <Money value={part.amount} />
              </Row>
            ))}
          </dl>
        </div>
      ) : null}
      {shortfall ? (
        <Alert
          tone="warning"
          action={
            <Button asChild size="sm">
              <Link href={shortfall.topUpHref}>{t("topUp")}</Link>
            </Button>
          }
        >
          {t.rich("shortfall", {
            missing: () => <Money value={shortfall.missing} className="font-medium" />,
            available: () => <Money value={shortfall.available} />,
          })}
        </Alert>
      ) : null}
      <ul className="grid gap-1 text-muted-foreground text-xs">
        {policies.map((policy, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sentences stand in one fixed order.
          <li key={index} className="text-pretty">
            {policy}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Unit price times quantity, or times QPS and terms at the order's tier (rule B3). */
function Formula({ unitPrice, quantity, qps, terms, term, tier }: SummaryAmounts) {
  const t = useTranslations("purchase.summary");
  const locale = useLocale();
  const price = () => <Money value={unitPrice} />;
  if (qps === null || terms === null || term === null) return t.rich("packFormula", { price, quantity });
  const reached = tier === null ? "" : tierText(tier, locale, "qps");
  return t.rich(`qpsFormula.${term}`, { price, qps, terms, tier: reached });
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted-foreground">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
