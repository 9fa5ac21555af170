"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TierLabel } from "@/components/bills/tier-label";
import { Money } from "@/components/money";
import { Collapsible } from "@/components/ui/collapsible";
import { FormField } from "@/components/ui/form-field";
import { Input } from "@/components/ui/input";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { MoneyJson } from "@/lib/billing/money";
import { NumberField } from "./number-field";
import { useOrder } from "./order-state";

export interface QpsTierRow {
  readonly label: string;
  readonly perDay: MoneyJson;
  readonly perMonth: MoneyJson;
}

interface QpsFieldsProps {
  qps: number;
  terms: number;
  term: "day" | "month";
  startsOn: string | null;
  /** The first and last day a quota may start on, as dates of the billing clock. */
  startDays: { readonly first: string; readonly last: string };
  limits: Record<"qps" | "terms", { readonly minimum: number; readonly maximum: number }>;
  tiers: readonly QpsTierRow[];
}

/** How many QPS, for how long, from when; and the printed prices, because the quantity chooses the tier (rule B3). */
export function QpsFields({ qps, terms, term, startsOn, startDays, limits, tiers }: QpsFieldsProps) {
  const t = useTranslations("purchase.qps");
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField name="qps" label={t("quantity")} value={qps} limits={limits.qps} />
        <NumberField name="terms" label={t(`terms.${term}`)} value={terms} limits={limits.terms} />
      </div>
      <Start startsOn={startsOn} days={startDays} />
      <Collapsible title={t("prices")}>
        <Table aria-label={t("prices")}>
          <TableHeader>
            <tr>
              <TableHead>{t("tier")}</TableHead>
              <TableHead align="end">{t("perDay")}</TableHead>
              <TableHead align="end">{t("perMonth")}</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {tiers.map((tier) => (
              <TableRow key={tier.label}>
                <TableCell>
                  <TierLabel label={tier.label} unit="qps" />
                </TableCell>
                <TableCell align="end">
                  <Money value={tier.perDay} />
                </TableCell>
                <TableCell align="end">
                  <Money value={tier.perMonth} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Collapsible>
    </div>
  );
}

function Start({ startsOn, days }: { startsOn: string | null; days: QpsFieldsProps["startDays"] }) {
  const t = useTranslations("purchase.qps");
  const { set } = useOrder();
  const [later, setLater] = useState(startsOn !== null);
  return (
    <RadioGroup legend={t("start")}>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <RadioItem
          name="when"
          value="now"
          checked={!later}
          onChange={() => {
            setLater(false);
            set({ start: "" });
          }}
        >
          {t("startNow")}
        </RadioItem>
        <RadioItem name="when" value="later" checked={later} onChange={() => setLater(true)}>
          {t("startLater")}
        </RadioItem>
      </div>
      {later ? (
        <FormField label={t("startDay")} hint={t("startHint")} className="max-w-56">
          {(control) => (
            <Input
              {...control}
              type="date"
              min={days.first}
              max={days.last}
              defaultValue={startsOn ?? ""}
              onChange={(event) => set({ start: event.currentTarget.value })}
            />
          )}
        </FormField>
      ) : null}
    </RadioGroup>
  );
}
