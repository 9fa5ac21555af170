import { systemTransaction } from "@/db/client";
import { readJsonBody } from "@/lib/api/json-body";
import { answerScenarios } from "@/lib/api/price-estimates";
import { answer } from "@/lib/api/respond";
import { readAnnounced } from "@/lib/operations/announced";

const maximumBody = 8 * 1024 * 1024;

/** A scenario in, the bill out; needs no key and stores nothing. Prices are those of this instance (rule P10). */
export function POST(request: Request): Promise<Response> {
  return answer(request, async () => {
    const body = await readJsonBody(request, maximumBody);
    if (!body.ok) return body.problem;
    const answered = await answerScenarios(body.value, await systemTransaction(readAnnounced));
    return "problem" in answered ? answered.problem : Response.json(answered.value);
  });
}
