import { tenantTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireAccountKey } from "@/lib/api/account-key";
import { billJson } from "@/lib/api/bill-json";
import { refusalProblem } from "@/lib/api/problem";
import { answer, privateJson } from "@/lib/api/respond";
import { currentTime } from "@/lib/clock";
import { billDownload } from "@/lib/export/bill-download";
import { isBillFormat } from "@/lib/export/bill-formats";
import { chooseLocale } from "@/lib/i18n/locale";
import { readBill } from "@/lib/operations/read-bill";

/** `/bills/{id}` as JSON, `/bills/{id}.pdf`, `.xlsx` and `.csv` as files. Another account's bill is not there. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(request, async () => {
    const caller = await requireAccountKey(request, "bills.fetch", await currentTime());
    if (!caller.ok) return caller.problem;
    const [id = "", format, ...rest] = (await params).id.split(".");
    const known = isId(id) && rest.length === 0 && (format === undefined || isBillFormat(format));
    const bill = known
      ? await tenantTransaction(caller.accountId, (tx) => readBill(tx, caller.accountId, id))
      : null;
    if (bill === null) return refusalProblem({ code: "bill_not_found", params: {} });
    if (format === undefined || !isBillFormat(format)) return privateJson(billJson(bill));
    return billDownload(bill, format, chooseLocale(undefined, request.headers.get("accept-language")));
  });
}
