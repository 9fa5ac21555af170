import { getLocale } from "next-intl/server";
import { firstParam } from "@/components/ui/search-params";
import { searchAccounts } from "@/db/account-search";
import { systemTransaction } from "@/db/client";
import { problem } from "@/lib/api/problem";
import { answer, privateJson } from "@/lib/api/respond";
import { may } from "@/lib/auth/permissions";
import { currentVisitor } from "@/lib/auth/visitor";
import type { Locale } from "@/lib/billing/catalog/types";
import { findAnything } from "@/lib/operations/find-anything";
import { accountHits, customerHits, type Hits, namedHits } from "./hits";

const limit = 5;
const longest = 200;

/** What the command palette finds besides pages: of the visitor's own account, or what an id names and accounts for staff. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const visitor = await currentVisitor();
    if (!visitor) return problem(401, "not_authenticated", "Sign in first.");
    const { searchParams } = new URL(request.url);
    const words = (firstParam({ q: searchParams.getAll("q") }, "q") ?? "").trim().slice(0, longest);
    if (words === "") return privateJson([] satisfies Hits);
    const locale = (await getLocale()) as Locale;
    // Support that looks in a customer's place finds what the customer does, on the customer's pages.
    const area = searchParams.get("area");
    const customer =
      visitor.kind === "customer" ? visitor.customer : area === "customer" ? visitor.inPlaceOf : null;
    if (customer) {
      const found = await findAnything(customer, words, limit);
      return privateJson(await customerHits(found, customer.currency, locale));
    }
    if (visitor.kind === "customer" || !may(visitor.staff.staffRole, "accounts.find"))
      return privateJson([] satisfies Hits);
    const { staffRole } = visitor.staff;
    const { named, page } = await systemTransaction((tx) =>
      searchAccounts(tx, { query: words }, { cursor: null, size: limit }),
    );
    return privateJson([...namedHits(named, staffRole), ...accountHits(page.rows, staffRole, area)]);
  });
}
