import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import type { SearchParams } from "@/components/ui/search-params";
import { systemTransaction } from "@/db/client";
import { currentVisitor } from "@/lib/auth/visitor";
import { currentTime } from "@/lib/clock";
import { readAnnounced } from "@/lib/operations/announced";
import { CalculatorForm } from "./calculator-form";
import { readDraft } from "./draft";
import { HeaderActions } from "./header-actions";
import { calculatorHref } from "./href";
import { readSite } from "./site";

export async function generateMetadata() {
  return { title: (await getTranslations("calculator"))("title") };
}

/** What a month would cost, and the cheapest way through it: the API's scenario with controls, for everybody. */
export default async function CalculatorPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("calculator");
  const locale = await getLocale();
  const params = await searchParams;
  const now = await currentTime();
  const visitor = await currentVisitor();
  const customer = visitor?.kind === "customer" ? visitor.customer : null;
  const site = readSite(params, customer?.site ?? null, locale);
  const draft = readDraft(params, site.site, now);
  const href = calculatorHref(draft);
  return (
    <>
      <PageHeader
        help="calculator"
        title={t("title")}
        description={t("description")}
        actions={<HeaderActions customer={customer} site={site} now={now} />}
      />
      {draft.unknown.length > 0 ? (
        <Alert tone="warning">{t("unknown", { names: draft.unknown.join(", ") })}</Alert>
      ) : null}
      <CalculatorForm
        draft={draft}
        site={site}
        href={href}
        announced={await systemTransaction(readAnnounced)}
        now={now}
      />
    </>
  );
}
