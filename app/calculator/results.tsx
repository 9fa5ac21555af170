import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { CheapestCard } from "@/components/calculator/cheapest-card";
import { EstimateCard } from "@/components/calculator/estimate-card";
import { ShareCard } from "@/components/calculator/share-card";
import { parseScenario } from "@/lib/api/scenario";
import type { Announced } from "@/lib/billing/catalog/announced";
import { Decimal, money, toJson } from "@/lib/billing/money";
import type { MeterWays } from "@/lib/billing/what-if/cheapest-ways";
import { savingToCents } from "@/lib/billing/what-if/saving";
import { fieldsOfWay } from "./apply";
import type { Calculation } from "./calculation";
import type { Draft } from "./draft";
import { calculatorHref } from "./href";
import { resultView, waysView } from "./result-views";

interface ResultsProps {
  draft: Draft;
  href: string;
  calculation: Extract<Calculation, { ok: true }>;
  announced: Announced;
}

/** What a scenario comes to, the cheapest way, and the scenario itself to pass on. */
export async function Results({ draft, href, calculation, announced }: ResultsProps) {
  const locale = await getLocale();
  const { estimate, ways, better, json } = calculation;
  const { currency } = estimate;
  const parsed = parseScenario(json);
  const contracts = parsed.ok ? parsed.scenario.contracts : [];
  const take = (taken: readonly MeterWays[]) =>
    calculatorHref(draft, Object.assign({}, ...taken.map((way) => changesOf(draft, way))));
  const text = JSON.stringify(json, null, 2);
  const origin = await originOf();
  return (
    <>
      <EstimateCard result={resultView(estimate, contracts, announced, locale)} />
      {ways.length > 0 ? (
        <CheapestCard
          ways={ways.map((each) => waysView(each, draft.site, take([each]), locale))}
          better={
            better && {
              total: toJson(money(better.total, currency)),
              saving: toJson(savingToCents(new Decimal(estimate.total), new Decimal(better.total), currency)),
              applyHref: take(ways.filter(({ saving }) => saving?.greaterThan(0))),
            }
          }
        />
      ) : null}
      <ShareCard
        link={`${origin}${href}`}
        jsonHref={calculatorHref(draft, {}, "/calculator/scenario")}
        json={text}
        curl={`curl -s ${origin}/api/v1/price-estimates \\\n  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(json)}'`}
      />
    </>
  );
}

function changesOf(draft: Draft, { meter: id, best }: MeterWays): Record<string, string | null> {
  const meter = draft.meters.find((each) => each.meter.id === id)?.meter;
  return meter && best ? fieldsOfWay(meter, best) : {};
}

/** The address under which the visitor reached this page. */
async function originOf(): Promise<string> {
  const sent = await headers();
  const host = sent.get("x-forwarded-host") ?? sent.get("host") ?? "localhost";
  return `${sent.get("x-forwarded-proto") ?? "http"}://${host}`;
}
