import { getLocale } from "next-intl/server";
import { billCsv, billFileName } from "@/lib/export/bill-csv";
import { csvDownload } from "@/lib/export/csv";
import { ownBill } from "../read";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const bill = await ownBill((await params).id);
  return csvDownload(billFileName(bill), billCsv(bill, await getLocale()));
}
