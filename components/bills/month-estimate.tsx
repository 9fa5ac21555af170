import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Month } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { buttonVariants } from "@/components/ui/button-variants";
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ServiceMonth } from "@/lib/billing/bills/month-view";

/** A month that has no bill yet: what it comes to so far, marked as an estimate. */
export function MonthEstimate({
  month,
  services,
  over,
}: {
  month: string;
  services: readonly ServiceMonth[];
  /** The month has ended and its bills are being made. */
  over: boolean;
}) {
  const t = useTranslations("bills.estimate");
  const list = useTranslations("bills.list");
  const locale = useLocale();
  return (
    <Card>
      <CardHeader>
        <CardTitle className="flex flex-wrap items-center gap-2">
          <Month month={month} />
          <StatusBadge kind="bill" status="estimate" />
        </CardTitle>
        <CardDescription>{t(over ? "being" : "soFar")}</CardDescription>
        <CardAction>
          <Link
            href={`/usage?period=${month}`}
            className={buttonVariants({ variant: "outline", size: "sm" })}
          >
            {t("toUsage")}
          </Link>
        </CardAction>
      </CardHeader>
      <CardContent className="p-0">
        <Table aria-label={t("title")}>
          <TableHeader>
            <tr>
              <TableHead>{list("service")}</TableHead>
              <TableHead>{list("status")}</TableHead>
              <TableHead align="end">{list("total")}</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {services.map((service) => (
              <TableRow key={service.service}>
                <TableCell>{service.name[locale]}</TableCell>
                <TableCell>
                  <StatusBadge kind="bill" status={service.needsQuote ? "needs_quote" : "estimate"} />
                </TableCell>
                <TableCell align="end">
                  <Money value={service.total} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </CardContent>
    </Card>
  );
}
