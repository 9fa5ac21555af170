"use client";

import { useTranslations } from "next-intl";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSaidAction } from "@/components/ui/use-said-action";
import type { Currency } from "@/lib/billing/money";

interface LowBalanceFormProps {
  /** A decimal string; null while nobody wants to be told. */
  threshold: string | null;
  currency: Currency;
  action: FormAction;
}

/** The cash balance below which the account is told. */
export function LowBalanceForm({ threshold, currency, action }: LowBalanceFormProps) {
  const t = useTranslations("settings");
  const common = useTranslations("common.words");
  const [state, submit] = useSaidAction(action, t("saved"));
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      <FormField
        label={t("lowBalance.label", { currency })}
        note={common("optional")}
        hint={t("lowBalance.hint")}
        error={fieldError(state, "threshold") ? t("lowBalance.invalid") : undefined}
        className="w-full max-w-64"
      >
        {(control) => (
          <Input
            {...control}
            name="threshold"
            inputMode="decimal"
            autoComplete="off"
            placeholder="0.00"
            maxLength={15}
            defaultValue={state.values?.threshold ?? threshold ?? ""}
            className="tabular-nums"
          />
        )}
      </FormField>
      <Refusal state={state} />
      <SubmitButton variant="outline">
        {common("save")}
        <span className="sr-only"> {t("lowBalance.title")}</span>
      </SubmitButton>
    </form>
  );
}
