"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormField } from "@/components/ui/form-field";
import { type FormState, fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import type { Tier } from "@/lib/billing/catalog/types";
import type { Currency } from "@/lib/billing/money";

interface TierText {
  readonly id: number;
  readonly upTo: string;
  readonly unitPrice: string;
}

interface TierFieldsProps {
  state: FormState;
  currency: Currency;
  /** What stands in the rows at first; without it one row, a flat price. */
  tiers?: readonly Tier[];
  /** Whether the last row may be left without a price: "contact sales" (rule P7). */
  mayEndWithoutPrice?: boolean;
}

/** The rows of a price table; the last one is open-ended. They travel as JSON in one field. */
export function TierFields({ state, currency, tiers: given, mayEndWithoutPrice = false }: TierFieldsProps) {
  const t = useTranslations("admin.contract");
  const [rows, setRows] = useState<readonly TierText[]>(() =>
    (given ?? [{ upTo: null, unitPrice: null }]).map(({ upTo, unitPrice }, id) => ({
      id,
      upTo: upTo === null ? "" : String(upTo),
      unitPrice: unitPrice ?? "",
    })),
  );
  const change = (id: number, part: Partial<TierText>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const tiers = rows.map(({ upTo, unitPrice }, index) => ({
    ...(index < rows.length - 1 ? { upTo } : {}),
    unitPrice,
  }));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{t("tiers", { currency })}</legend>
      <input type="hidden" name="tiers" value={JSON.stringify(tiers)} />
      {rows.map((row, index) => {
        const last = index === rows.length - 1;
        return (
          <div key={row.id} className="grid grid-cols-[1fr_1fr_auto] items-start gap-2">
            <FormField label={t("upTo")} error={fieldError(state, `tiers.${index}.upTo`) && t("upToError")}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  disabled={last}
                  value={last ? "∞" : row.upTo}
                  onChange={(event) => change(row.id, { upTo: event.currentTarget.value })}
                />
              )}
            </FormField>
            <FormField
              label={t("unitPrice")}
              error={fieldError(state, `tiers.${index}.unitPrice`) && t("unitPriceError")}
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="decimal"
                  required={!(last && mayEndWithoutPrice)}
                  placeholder={last && mayEndWithoutPrice ? t("noPrice") : undefined}
                  value={row.unitPrice}
                  onChange={(event) => change(row.id, { unitPrice: event.currentTarget.value })}
                />
              )}
            </FormField>
            <Button
              variant="ghost"
              size="icon"
              className="mt-6.5"
              disabled={rows.length === 1}
              aria-label={t("removeTier", { number: index + 1 })}
              onClick={() => setRows(rows.filter((each) => each.id !== row.id))}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        );
      })}
      {fieldError(state, "tiers") ? (
        <p className="text-danger text-xs">{fieldError(state, "tiers")}</p>
      ) : null}
      <Button
        variant="outline"
        size="sm"
        className="w-fit"
        onClick={() => {
          const id = Math.max(...rows.map((row) => row.id)) + 1;
          setRows(rows.toSpliced(-1, 0, { id, upTo: "", unitPrice: "" }));
        }}
      >
        <Plus aria-hidden />
        {t("addTier")}
      </Button>
    </fieldset>
  );
}
