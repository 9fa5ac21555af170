import { getLocale } from "next-intl/server";
import { billDownload } from "@/lib/export/bill-download";
import { ownBill } from "../read";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return billDownload(await ownBill((await params).id), "xlsx", await getLocale());
}
