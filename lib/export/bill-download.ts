import type { BillView } from "@/lib/billing/bills/bill-view";
import type { Locale } from "@/lib/billing/catalog/types";
import { billCsv } from "./bill-csv";
import { type BillFormat, billContentTypes } from "./bill-formats";
import { billPdf } from "./bill-pdf";
import { billXlsx } from "./bill-xlsx";
import { csvDownload } from "./csv";
import { fileDownload } from "./download";

/** The answer of a route handler that downloads a bill. */
export async function billDownload(bill: BillView, format: BillFormat, locale: Locale): Promise<Response> {
  const name = `bill-${bill.month}-${bill.service}-${bill.id}.${format}`;
  if (format === "csv") return csvDownload(name, billCsv(bill, locale));
  const file = await (format === "pdf" ? billPdf(bill, locale) : billXlsx(bill, locale));
  return fileDownload(name, billContentTypes[format], file);
}
