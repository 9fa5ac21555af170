import type { BillView } from "@/lib/billing/bills/bill-view";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { messages } from "@/lib/i18n/messages";
import { billFile } from "./bill-words";
import { issuerOf } from "./issuer";
import { workbook } from "./xlsx/cells";
import { linesSheet } from "./xlsx/lines-sheet";
import { settlementSheet } from "./xlsx/settlement-sheet";

/** A bill as a workbook that can be checked by changing it: its amounts are formulas over calls and unit prices. */
export function billXlsx(
  bill: BillView,
  locale: Locale,
  issuer: readonly string[] = issuerOf(serviceOf(bill.service).site),
): Promise<Uint8Array<ArrayBuffer>> {
  const file = billFile(bill, locale);
  return workbook([linesSheet(file), settlementSheet(file, issuer)], {
    title: `${file.t("document.label")} ${bill.id}`,
    creator: messages[locale].common.product,
    created: new Date(bill.issuedAt),
  });
}
