import { useLocale, useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { formatMonth } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Card, CardAction, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Collapsible } from "@/components/ui/collapsible";
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { MoneyJson } from "@/lib/billing/money";
import type { RatedLine } from "@/lib/billing/rating/rate-month";
import { PackLevelBar, type PackLevelView } from "./pack-level-bar";

export interface MonthLine {
  readonly meter: string;
  readonly name: string;
  readonly calls: number;
  readonly covered: RatedLine["covered"];
  readonly billable: number;
  readonly unitPrice: MoneyJson | null;
  readonly amount: MoneyJson | null;
  readonly status: "priced" | "needs_quote";
  /** The rulebook's sentence (rule A5). */
  readonly explanation: string;
  readonly packs: PackLevelView;
}

/** A service's running month by meter: what was called, what covered it, what the rest would cost if it ended now. */
export function MonthTable({
  month,
  lines,
  total,
}: {
  month: string;
  lines: readonly MonthLine[];
  total: MoneyJson;
}) {
  const t = useTranslations("services.month");
  const locale = useLocale();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title", { month: formatMonth(month, locale) })}</CardTitle>
        <CardDescription>{t("hint")}</CardDescription>
        <CardAction>
          <StatusBadge kind="bill" status="estimate" />
        </CardAction>
      </CardHeader>
      <Table
        aria-label={t("title", { month: formatMonth(month, locale) })}
        className="border-border border-t"
      >
        <TableHeader>
          <tr>
            <TableHead>{t("meter")}</TableHead>
            <TableHead align="end">{t("calls")}</TableHead>
            <TableHead align="end">{t("covered")}</TableHead>
            <TableHead align="end">{t("billable")}</TableHead>
            <TableHead align="end">{t("unitPrice")}</TableHead>
            <TableHead align="end">{t("amount")}</TableHead>
            <TableHead>{t("packsLeft")}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {lines.map((line) => (
            <MonthRow key={line.meter} line={line} />
          ))}
        </TableBody>
        <TableFooter>
          <tr>
            <TableCell colSpan={5}>{t("total")}</TableCell>
            <TableCell align="end">
              <Money value={total} />
            </TableCell>
            <TableCell />
          </tr>
        </TableFooter>
      </Table>
    </Card>
  );
}

function MonthRow({ line }: { line: MonthLine }) {
  const t = useTranslations("services.month");
  const { free, gifted, purchased, qps } = line.covered;
  const covered = free + gifted + purchased + qps;
  return (
    <TableRow>
      <TableCell className="max-w-80">
        {line.name}
        {line.calls > 0 ? (
          <Collapsible title={<span className="text-muted-foreground text-xs">{t("explain")}</span>}>
            <p className="min-w-56 text-pretty text-muted-foreground text-xs">{line.explanation}</p>
          </Collapsible>
        ) : null}
      </TableCell>
      <TableCell align="end">
        <CallCount count={line.calls} />
      </TableCell>
      <TableCell align="end">
        <CallCount count={covered} />
        {covered > 0 ? (
          <span className="block text-muted-foreground text-xs">
            {(["free", "gifted", "purchased", "qps"] as const)
              .filter((kind) => line.covered[kind] > 0)
              .map((kind) => t(`by.${kind}`, { count: line.covered[kind] }))
              .join(" · ")}
          </span>
        ) : null}
      </TableCell>
      <TableCell align="end">
        <CallCount count={line.billable} />
      </TableCell>
      <TableCell align="end">
        {line.unitPrice ? <Money value={line.unitPrice} /> : <span className="text-muted-foreground">–</span>}
      </TableCell>
      <TableCell align="end">
        {line.amount ? <Money value={line.amount} /> : <StatusBadge kind="line" status={line.status} />}
      </TableCell>
      <TableCell>
        <PackLevelBar name={line.name} level={line.packs} />
      </TableCell>
    </TableRow>
  );
}
