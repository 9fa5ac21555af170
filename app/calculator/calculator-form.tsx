import { getLocale, getTranslations } from "next-intl/server";
import { Examples } from "@/components/calculator/examples";
import { LiveForm } from "@/components/calculator/live-form";
import { MeterFields } from "@/components/calculator/meter-fields";
import { SelectField } from "@/components/calculator/select-field";
import { formatMonth } from "@/components/month";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { type BillingMonth, monthOf, shiftMonth } from "@/lib/billing/billing-month";
import type { Announced } from "@/lib/billing/catalog/announced";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import { calculate } from "./calculation";
import type { Draft } from "./draft";
import { examplesOf } from "./examples";
import { errorSentences, meterViews } from "./field-views";
import { freeChoices, metersOfSite, slugOf } from "./fields";
import { Results } from "./results";
import type { CalculatorSite } from "./site";

interface CalculatorFormProps {
  draft: Draft;
  site: CalculatorSite;
  href: string;
  announced: Announced;
  now: Date;
}

/** The scenario on one side, what it comes to on the other. */
export async function CalculatorForm({ draft, site, href, announced, now }: CalculatorFormProps) {
  const t = await getTranslations("calculator");
  const locale = await getLocale();
  const calculation = calculate(draft, announced, locale);
  const sentences = await errorSentences(calculation.ok ? new Map() : calculation.errors);
  const idle = metersOfSite(draft.site).filter(
    (each) => !draft.meters.some(({ meter }) => meter === each.meter),
  );
  return (
    <LiveForm
      action="/calculator"
      href={href}
      className="group/live grid items-start gap-5 lg:grid-cols-[minmax(0,25rem)_minmax(0,1fr)]"
    >
      <div className="grid gap-4">
        <input type="hidden" name="site" value={draft.site} data-value={draft.site} />
        {site.otherThan ? (
          <Alert tone="info">{t("otherSite", { site: t(`sites.${site.site}`) })}</Alert>
        ) : null}
        <Card>
          <CardContent className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
            <SelectField
              field={{ name: "month", value: draft.month, error: sentences.get("month") ?? null }}
              label={t("month")}
            >
              {monthsAround(now, draft.month).map((month) => (
                <option key={month} value={month}>
                  {formatMonth(month, locale)}
                </option>
              ))}
            </SelectField>
            <SelectField
              field={{ name: "free", value: draft.free, error: sentences.get("free") ?? null }}
              label={t("free")}
              usual="monthly"
            >
              {freeChoices.map((choice) => (
                <option key={choice} value={choice}>
                  {t(`freeChoices.${choice}`)}
                </option>
              ))}
            </SelectField>
          </CardContent>
        </Card>
        {meterViews(draft, sentences, locale).map((meter) => (
          <MeterFields key={meter.id} meter={meter} />
        ))}
        {idle.length > 0 ? (
          <Card>
            <CardContent>
              <SelectField field={{ name: "add", value: "", error: null }} label={t("add")}>
                <option value="">{t("addChoice")}</option>
                {servicesOfSite(draft.site).map((service) => (
                  <optgroup key={service.id} label={service.name[locale]}>
                    {idle
                      .filter((each) => each.service.id === service.id)
                      .map(({ meter }) => (
                        <option key={meter.id} value={slugOf(meter)}>
                          {meter.name[locale]}
                        </option>
                      ))}
                  </optgroup>
                ))}
              </SelectField>
            </CardContent>
          </Card>
        ) : null}
        <noscript>
          <Button type="submit">{t("calculate")}</Button>
        </noscript>
      </div>
      <div className="grid min-w-0 gap-5">
        {draft.meters.length === 0 ? (
          <Examples examples={examplesOf(draft.site, now)} />
        ) : calculation.ok ? (
          <Results draft={draft} href={href} calculation={calculation} announced={announced} />
        ) : (
          <Alert tone="danger" role="alert" title={t("invalid.title", { count: calculation.errors.size })}>
            {t("invalid.text")}
          </Alert>
        )}
      </div>
    </LiveForm>
  );
}

/** Half a year back, a year ahead, and the one that a link names. */
function monthsAround(now: Date, named: BillingMonth): BillingMonth[] {
  const months = Array.from({ length: 19 }, (_, index) => shiftMonth(monthOf(now), index - 6));
  return [...new Set([...months, named])].sort();
}
