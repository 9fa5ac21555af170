import { z } from "zod";
import { searchBills } from "@/db/bill-search";
import { tenantTransaction } from "@/db/client";
import { requireAccountKey } from "@/lib/api/account-key";
import { billListJson } from "@/lib/api/bill-json";
import { readQuery } from "@/lib/api/query";
import { answer, privateJson } from "@/lib/api/respond";
import { monthField, serviceField } from "@/lib/api/scenario-fields";
import { currentTime } from "@/lib/clock";

const querySchema = z.strictObject({
  month: monthField.optional(),
  service: serviceField.optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** The caller's own bills, newest month first. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const caller = await requireAccountKey(request, "bills.fetch", await currentTime());
    if (!caller.ok) return caller.problem;
    const query = readQuery(request, querySchema);
    if (!query.ok) return query.problem;
    const { month, service, after, limit } = query.value;
    const { accountId } = caller;
    const page = await tenantTransaction(accountId, (tx) =>
      searchBills(tx, { accountId, month, service }, "newest", {
        cursor: after ? { after } : null,
        size: limit,
      }),
    );
    return privateJson(billListJson(page));
  });
}
