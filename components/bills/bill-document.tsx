import { useLocale, useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Logo } from "@/components/logo";
import { Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Alert } from "@/components/ui/alert";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { monthPeriod } from "@/lib/billing/billing-month";
import type { BillView } from "@/lib/billing/bills/bill-view";
import { fromJson, isPositive, type MoneyJson } from "@/lib/billing/money";
import { BillBadges } from "./bill-badges";
import { BillLines } from "./bill-lines";
import { BillSettlement } from "./bill-settlement";
import { BillTotals } from "./bill-totals";
import { LeftOwing } from "./left-owing";

interface BillDocumentProps {
  bill: BillView;
  /** Where a line's usage can be looked at, by meter; null for readers who have no such page. */
  usageHref: ((meter: string) => string) | null;
  /** Where the account's other bills are, by id. */
  billHref: (billId: string) => string;
  /** Where the customer pays what is still owed; null: nothing is, or the reader is not the customer. */
  arrears?: { readonly owed: MoneyJson; readonly topUpHref: string } | null;
}

/** A bill as a document: on the screen, on paper, for the customer and for staff alike. */
export function BillDocument({ bill, usageHref, billHref, arrears = null }: BillDocumentProps) {
  const t = useTranslations("bills.document");
  const common = useTranslations("common");
  const locale = useLocale();
  const period = monthPeriod(bill.month);
  const quoteLines = bill.lines.filter((line) => line.status === "needs_quote").length;
  return (
    <article
      aria-label={t("label")}
      className="grid gap-6 rounded-xl border border-border bg-card p-5 shadow-xs sm:p-8 print:border-0 print:p-0 print:shadow-none"
    >
      <header className="grid gap-5">
        <div className="flex flex-wrap items-start justify-between gap-4">
          <div className="grid gap-1">
            <p className="font-semibold text-xl tracking-tight">{bill.serviceName[locale]}</p>
            <p className="text-base text-muted-foreground">
              <Month month={bill.month} />
            </p>
            <div className="mt-1 flex flex-wrap gap-1.5">
              <StatusBadge kind="billKind" status={bill.kind} />
              <BillBadges bill={{ total: bill.total, leftOwing: bill.settlement.leftOwing, quoteLines }} />
            </div>
          </div>
          <Logo name={common("product")} className="text-base" />
        </div>
        <DescriptionList columns={2}>
          <DescriptionItem label={t("account")}>{bill.accountName}</DescriptionItem>
          <DescriptionItem label={t("number")}>
            <span className="font-mono text-xs">{bill.id}</span>
          </DescriptionItem>
          <DescriptionItem label={t("accountId")}>
            <span className="font-mono text-xs">{bill.accountId}</span>
          </DescriptionItem>
          <DescriptionItem label={t("issued")}>
            <Instant at={bill.issuedAt} />
          </DescriptionItem>
          <DescriptionItem label={t("period")}>
            {t.rich("span", {
              from: () => <Instant at={period.from} zone={false} />,
              until: () => <Instant at={period.until} />,
            })}
          </DescriptionItem>
          <DescriptionItem label={t("currency")}>{bill.total.currency}</DescriptionItem>
        </DescriptionList>
      </header>
      {bill.kind === "month" ? null : <Alert tone="info">{t(`kinds.${bill.kind}`)}</Alert>}
      {isPositive(fromJson(bill.settlement.leftOwing)) ? (
        <LeftOwing leftOwing={bill.settlement.leftOwing} arrears={arrears} />
      ) : null}
      <BillLines bill={bill} usageHref={usageHref} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <BillSettlement bill={bill} />
        <BillTotals bill={bill} billHref={billHref} />
      </div>
      <p className="text-muted-foreground text-xs">{t("foot")}</p>
    </article>
  );
}
