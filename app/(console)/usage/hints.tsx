import { getLocale, getTranslations } from "next-intl/server";
import { AdviceCard } from "@/components/advice/advice-card";
import { WasteCard } from "@/components/advice/waste-card";
import type { SearchParams } from "@/components/ui/search-params";
import { MonthIfCard } from "@/components/usage/month-if-card";
import { tenantTransaction } from "@/db/client";
import type { Customer } from "@/lib/auth/visitor";
import { readRunningMonths } from "@/lib/operations/read-running-months";
import { readUsageAdvice } from "@/lib/operations/read-usage-advice";
import { readWaste } from "@/lib/operations/read-waste";
import { readUsageTerms } from "@/lib/operations/usage-terms";
import { adviceView, wasteViews } from "../advice-views";
import { monthIfView } from "./month-if";

interface UsageHintsProps {
  customer: Customer;
  params: SearchParams;
  now: Date;
  /** The month shown is the one that runs, so it can still turn out otherwise. */
  running: boolean;
}

/** What could be cheaper: it looks at months of usage, so it follows the page and does not keep it waiting. */
export async function UsageHints({ customer, params, now, running }: UsageHintsProps) {
  const t = await getTranslations("usage");
  const locale = await getLocale();
  const { accountId, site, currency } = customer;
  const [months, advice, waste] = await tenantTransaction(accountId, async (tx) => {
    const terms = await readUsageTerms(tx, accountId, now);
    return Promise.all([
      running ? readRunningMonths(tx, terms, now) : [],
      readUsageAdvice(tx, terms, now),
      readWaste(tx, { accountId, currency, current: terms.packs }, now),
    ]);
  });
  const error = (limits: { least: number; most: number }) => t("if.count", limits);
  const monthIf = monthIfView(params, months, { site, locale, now, error });
  return (
    <>
      {monthIf ? <MonthIfCard view={monthIf} /> : null}
      <AdviceCard advice={advice.map((each) => adviceView(each, currency, locale))} />
      <WasteCard {...wasteViews(waste, locale, now)} />
    </>
  );
}
