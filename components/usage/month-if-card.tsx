import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Bought } from "@/components/calculator/bought";
import type { FieldView } from "@/components/calculator/draft-view";
import { LiveForm } from "@/components/calculator/live-form";
import type { BoughtThing } from "@/components/calculator/result-view";
import { SelectField } from "@/components/calculator/select-field";
import { TextField } from "@/components/calculator/text-field";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import type { CliffView } from "@/lib/billing/bills/month-view";
import type { MoneyJson } from "@/lib/billing/money";
import { CliffNotice } from "./cliff-notice";

/** What the month comes to in one case. */
export interface MonthCase {
  readonly id: "now" | "reached" | "bought";
  readonly calls: number;
  readonly billable: number;
  readonly bought: BoughtThing | null;
  /** Bill and purchase; null while it needs a quote. */
  readonly total: MoneyJson | null;
  readonly explanation: string;
}

export interface MonthIfView {
  readonly href: string;
  /** What else stands in the address. */
  readonly keep: readonly (readonly [name: string, value: string])[];
  readonly meter: FieldView;
  readonly groups: readonly {
    readonly service: string;
    readonly meters: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly reach: FieldView;
  readonly pace: number;
  readonly buy: FieldView;
  readonly packs: readonly { readonly value: string; readonly label: string }[];
  readonly quantity: FieldView;
  /** Empty where a field cannot be read. */
  readonly cases: readonly MonthCase[];
  readonly cliff: CliffView | null;
  /** The cheapest packs for what is to come; null where nothing can be compared or nothing is on sale. */
  readonly advice: {
    readonly bought: readonly BoughtThing[];
    readonly total: MoneyJson;
    readonly saving: MoneyJson | null;
  } | null;
}

/** "What if" for the month that runs: more calls, and a pack bought now, rated as the bill will be. */
export function MonthIfCard({ view }: { view: MonthIfView }) {
  const t = useTranslations("usage.if");
  return (
    <Card aria-labelledby="month-if">
      <CardHeader>
        <CardTitle id="month-if">{t("title")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        <LiveForm action="/usage" href={view.href} className="group/live grid gap-5">
          {view.keep.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} data-value={value} />
          ))}
          <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1.5fr_2fr_1fr]">
            <SelectField field={view.meter} label={t("meter")}>
              {view.groups.map((group) => (
                <optgroup key={group.service} label={group.service}>
                  {group.meters.map((meter) => (
                    <option key={meter.id} value={meter.id}>
                      {meter.name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </SelectField>
            <TextField
              field={view.reach}
              label={t("reach")}
              placeholder={String(view.pace)}
              hint={t.rich("pace", { calls: () => <CallCount count={view.pace} /> })}
            />
            {view.packs.length > 0 ? (
              <>
                <SelectField field={view.buy} label={t("buy")}>
                  <option value="">{t("buyNothing")}</option>
                  {view.packs.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </SelectField>
                <TextField field={view.quantity} label={t("quantity")} placeholder="1" />
              </>
            ) : null}
          </div>
          <noscript>
            <Button type="submit">{t("calculate")}</Button>
          </noscript>
          <div className="grid gap-4 transition-opacity group-data-[stale=true]/live:opacity-60">
            <ul className="grid gap-4 lg:grid-cols-3">
              {view.cases.map((each) => (
                <Case key={each.id} of={each} />
              ))}
            </ul>
            {view.cliff ? <CliffNotice cliff={view.cliff} /> : null}
            {view.advice ? <Advice {...view.advice} /> : null}
          </div>
        </LiveForm>
      </CardContent>
    </Card>
  );
}

function Case({ of }: { of: MonthCase }) {
  const t = useTranslations("usage.if");
  return (
    <li className="grid content-start gap-1 rounded-lg border border-border p-3.5 text-sm">
      <p className="text-muted-foreground text-xs">
        {t.rich(`cases.${of.id}`, {
          calls: () => <CallCount count={of.calls} unit="calls" />,
          bought: (): ReactNode => (of.bought ? <Bought things={[of.bought]} /> : null),
        })}
      </p>
      <p className="font-semibold text-xl tabular-nums tracking-tight">
        {of.total ? <Money value={of.total} /> : <StatusBadge kind="line" status="needs_quote" />}
      </p>
      <p className="text-pretty text-muted-foreground text-xs">{of.explanation}</p>
    </li>
  );
}

function Advice({ bought, total, saving }: NonNullable<MonthIfView["advice"]>) {
  const t = useTranslations("usage.if");
  if (bought.length === 0) return <p className="text-pretty text-sm">{t("doNotBuy")}</p>;
  return (
    <p className="text-pretty text-sm">
      {t.rich(saving ? "cheapest" : "cheapestPriced", {
        bought: () => <Bought things={bought} />,
        total: () => <Money value={total} />,
        saving: () => (saving ? <Money value={saving} /> : null),
      })}
    </p>
  );
}
