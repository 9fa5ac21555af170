import { useLocale, useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { cn } from "@/components/ui/cn";
import { Collapsible } from "@/components/ui/collapsible";
import { Table, TableBody, TableCell, TableHead, TableHeader } from "@/components/ui/table";
import type { BillView, ExplainedLine } from "@/lib/billing/bills/bill-view";
import { LineExplanation } from "./line-explanation";
import { PriceSource } from "./price-source";
import { TierLabel } from "./tier-label";

const covers = ["free", "gifted", "purchased", "qps"] as const;
const columnCount = 10;
/** On phones the amount must be seen without scrolling; what is left out there stands in the explanation. */
const wideOnly = "max-md:hidden print:table-cell";

/** One line per meter, lines of 0 among them (rule L1); each opens the explanation of its amount. */
export function BillLines({
  bill,
  usageHref,
}: {
  bill: BillView;
  usageHref: ((meter: string) => string) | null;
}) {
  const t = useTranslations("bills.lines");
  const called = bill.lines.filter((line) => line.calls > 0);
  const uncalled = bill.lines.filter((line) => line.calls === 0);
  return (
    <Table aria-label={t("title")} className="max-md:w-full print:text-xs">
      <TableHeader>
        <tr>
          <TableHead className="first:ps-0">{t("meter")}</TableHead>
          <TableHead align="end">{t("calls")}</TableHead>
          {covers.map((cover) => (
            <TableHead key={cover} align="end" className={wideOnly}>
              {t(`covered.${cover}`)}
            </TableHead>
          ))}
          <TableHead align="end">{t("billable")}</TableHead>
          <TableHead align="end" className={wideOnly}>
            {t("tier")}
          </TableHead>
          <TableHead align="end" className={wideOnly}>
            {t("unitPrice")}
          </TableHead>
          <TableHead align="end" className="last:pe-0">
            {t("amount")}
          </TableHead>
        </tr>
      </TableHeader>
      {called.map((line) => (
        <LineRows key={line.meter} line={line} usageHref={usageHref?.(line.meter) ?? null} />
      ))}
      {uncalled.length > 0 ? <UncalledLines lines={uncalled} /> : null}
    </Table>
  );
}

/** Lines of 0 are shown (rule L1), together: without a call there is no amount to explain. */
function UncalledLines({ lines }: { lines: readonly ExplainedLine[] }) {
  const t = useTranslations("bills.lines");
  const locale = useLocale();
  return (
    <TableBody data-called={false} className="break-inside-avoid border-border border-b">
      <tr>
        <td colSpan={columnCount} className="py-3 text-sm">
          <div className="sticky start-0 max-w-[calc(100vw-4.5rem)] print:max-w-none">
            <p className="text-muted-foreground">{t("uncalled", { count: lines.length })}</p>
            <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
              {lines.map((line) => (
                <li key={line.meter}>
                  {line.name[locale]} {line.amount ? <Money value={line.amount} /> : "–"}
                </li>
              ))}
            </ul>
          </div>
        </td>
      </tr>
    </TableBody>
  );
}

function LineRows({ line, usageHref }: { line: ExplainedLine; usageHref: string | null }) {
  const t = useTranslations("bills.lines");
  const locale = useLocale();
  return (
    <TableBody data-called className="break-inside-avoid divide-y-0 border-border border-b">
      <tr>
        <TableCell className="whitespace-normal pt-3 pb-1 align-top font-medium first:ps-0 max-md:max-w-32">
          {line.name[locale]}
        </TableCell>
        <TableCell align="end" className="pt-3 pb-1 align-top">
          <CallCount count={line.calls} />
        </TableCell>
        {covers.map((cover) => (
          <TableCell key={cover} align="end" className={cn("pt-3 pb-1 align-top", wideOnly)}>
            {line.covered[cover] === 0 ? (
              <span className="text-muted-foreground">0</span>
            ) : (
              <CallCount count={line.covered[cover]} />
            )}
          </TableCell>
        ))}
        <TableCell align="end" className="pt-3 pb-1 align-top">
          <CallCount count={line.billable} />
          {line.refused > 0 ? (
            <span className="block text-muted-foreground text-xs">
              {t("refused", { count: line.refused })}
            </span>
          ) : null}
        </TableCell>
        <TableCell align="end" className={cn("pt-3 pb-1 align-top", wideOnly)}>
          {line.tier ? <TierLabel label={line.tier} /> : "–"}
        </TableCell>
        <TableCell align="end" className={cn("pt-3 pb-1 align-top", wideOnly)}>
          {line.unitPrice ? <Money value={line.unitPrice} /> : "–"}
          {line.source ? (
            <span className="block text-muted-foreground text-xs">
              <PriceSource source={line.source} />
            </span>
          ) : null}
        </TableCell>
        <TableCell align="end" className="pt-3 pb-1 align-top font-medium last:pe-0">
          {line.amount ? (
            <Money value={line.amount} />
          ) : (
            <StatusBadge kind="line" status="needs_quote" className="ms-auto" />
          )}
        </TableCell>
      </tr>
      <tr>
        <td colSpan={columnCount} className="pb-2">
          <div className="sticky start-0 max-w-[calc(100vw-4.5rem)] print:max-w-none">
            <Collapsible
              title={
                <span className="font-normal text-link">
                  {t("explain")}
                  <span className="sr-only">: {line.name[locale]}</span>
                </span>
              }
              defaultOpen={line.status === "needs_quote"}
            >
              <LineExplanation line={line} usageHref={usageHref} />
            </Collapsible>
          </div>
        </td>
      </tr>
    </TableBody>
  );
}
