import { tenantTransaction } from "@/db/client";
import { sumUsageByPeriod } from "@/db/usage-periods";
import { requireAccountKey } from "@/lib/api/account-key";
import { readQuery } from "@/lib/api/query";
import { answer, privateJson } from "@/lib/api/respond";
import { usageAnswer, usageQuery } from "@/lib/api/usage-query";
import { currentTime } from "@/lib/clock";

/** The caller's own usage by period and meter. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const now = await currentTime();
    const caller = await requireAccountKey(request, "usage.fetch", now);
    if (!caller.ok) return caller.problem;
    const query = readQuery(request, usageQuery(now));
    if (!query.ok) return query.problem;
    const { filter, group } = query.value;
    const rows = await tenantTransaction(caller.accountId, (tx) =>
      sumUsageByPeriod(tx, caller.accountId, filter, group),
    );
    return privateJson(usageAnswer(filter, group, rows));
  });
}
