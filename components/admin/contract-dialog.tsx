"use client";

import { FileSignature, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormField } from "@/components/ui/form-field";
import { type FormState, fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { Currency } from "@/lib/billing/money";
import { FormDialog, type StaffAction } from "./form-dialog";
import type { Choice } from "./gift-dialogs";

interface ContractDialogProps {
  action: StaffAction;
  account: string;
  currency: Currency;
  meters: readonly Choice[];
  /** The month that is usually meant: the next one. */
  month: string;
}

/** Attaches a contract price (rule P9): tiers of its own, or one row for a flat price. */
export function ContractDialog({ action, account, currency, meters, month }: ContractDialogProps) {
  const t = useTranslations("admin.contract");
  return (
    <FormDialog
      action={action}
      icon={<FileSignature aria-hidden />}
      title={t("title")}
      description={t("description", { account })}
      submit={t("attach")}
      done={t("done")}
    >
      {(state) => (
        <>
          <FormField label={t("meter")} error={fieldError(state, "meter")}>
            {(control) => (
              <NativeSelect {...control} name="meter" required defaultValue={state.values?.meter}>
                {meters.map((meter) => (
                  <option key={meter.id} value={meter.id}>
                    {meter.name}
                  </option>
                ))}
              </NativeSelect>
            )}
          </FormField>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField label={t("month")} hint={t("monthHint")} error={fieldError(state, "month")}>
              {(control) => (
                <Input
                  {...control}
                  name="month"
                  type="month"
                  required
                  defaultValue={state.values?.month ?? month}
                />
              )}
            </FormField>
            <FormField label={t("bounds")} error={fieldError(state, "bounds")}>
              {(control) => (
                <NativeSelect {...control} name="bounds" defaultValue={state.values?.bounds}>
                  <option value="(a,b]">{t("upperInside")}</option>
                  <option value="[a,b)">{t("lowerInside")}</option>
                </NativeSelect>
              )}
            </FormField>
          </div>
          <TierFields state={state} currency={currency} />
        </>
      )}
    </FormDialog>
  );
}

interface TierText {
  readonly id: number;
  readonly upTo: string;
  readonly unitPrice: string;
}

/** The rows of the contract's price table; the last one is open-ended. They travel as JSON in one field. */
function TierFields({ state, currency }: { state: FormState; currency: Currency }) {
  const t = useTranslations("admin.contract");
  const [rows, setRows] = useState<readonly TierText[]>([{ id: 0, upTo: "", unitPrice: "" }]);
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
                  required
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
