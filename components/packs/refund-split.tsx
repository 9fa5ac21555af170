import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
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

export interface SplitRow {
  readonly book: "voucher" | "gifted" | "earnings" | "cash";
  readonly amount: MoneyJson;
}

interface RefundSplitProps {
  back: readonly SplitRow[];
  lost: readonly SplitRow[];
  total: MoneyJson;
}

/** What each balance gets back and what a voucher loses, before anything happens (rule R5). */
export function RefundSplit({ back, lost, total }: RefundSplitProps) {
  const t = useTranslations("packs.review");
  const books = useTranslations("balance.books");
  return (
    <>
      <Table aria-label={t("split")}>
        <TableHeader>
          <tr>
            <TableHead>{t("book")}</TableHead>
            <TableHead align="end">{t("back")}</TableHead>
            <TableHead align="end">{t("lost")}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {back.map((row) => (
            <TableRow key={row.book}>
              <TableCell>{books(row.book)}</TableCell>
              <TableCell align="end">
                <Money value={row.amount} />
              </TableCell>
              <TableCell align="end">–</TableCell>
            </TableRow>
          ))}
          {lost.map((row) => (
            <TableRow key={row.book}>
              <TableCell>{books(row.book)}</TableCell>
              <TableCell align="end">–</TableCell>
              <TableCell align="end" className="text-danger">
                <Money value={row.amount} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <tr>
            <TableCell>{t("total")}</TableCell>
            <TableCell align="end">
              <Money value={total} />
            </TableCell>
            <TableCell />
          </tr>
        </TableFooter>
      </Table>
      {lost.length > 0 ? <p className="px-4 py-2.5 text-muted-foreground text-xs">{t("lostNote")}</p> : null}
    </>
  );
}
