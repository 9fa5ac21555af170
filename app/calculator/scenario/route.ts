import { getLocale } from "next-intl/server";
import { invalidInput } from "@/lib/api/problem";
import { answer } from "@/lib/api/respond";
import { currentTime } from "@/lib/clock";
import { readDraft } from "../draft";
import { errorSentences } from "../field-views";
import { scenarioOf } from "../scenario-of";
import { readSite } from "../site";

/** The calculator's scenario as the API takes it; the address is the page's, one step further. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const params = Object.fromEntries(new URL(request.url).searchParams);
    const { site } = readSite(params, null, await getLocale());
    const draft = readDraft(params, site, await currentTime());
    if (draft.errors.size === 0) return Response.json(scenarioOf(draft).json);
    const sentences = await errorSentences(draft.errors);
    return invalidInput([...sentences].map(([path, message]) => ({ path, message })));
  });
}
