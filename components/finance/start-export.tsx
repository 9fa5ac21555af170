"use client";

import { FileDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { formatMonth } from "@/components/month";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, type FormState, fieldError, idleForm } from "@/components/ui/form-state";
import { NativeSelect } from "@/components/ui/native-select";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import type { ExportRow } from "./export-table";

interface StartExportProps {
  action: FormAction;
  /** Made when the page was shown: pressing twice asks once. */
  requestId: string;
  /** Months that were closed, newest first. */
  months: readonly string[];
  month: string;
  formats: readonly ExportRow["format"][];
}

/** Which month, and as what: the worker makes it, the list below shows how far it is. */
export function StartExport({ action, requestId, months, month, formats }: StartExportProps) {
  const t = useTranslations("finance.exports");
  const locale = useLocale();
  const [state, run] = useActionState<FormState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (next.status !== "done") return next;
    toast.success(t("start.done"));
    // Whoever wants one file of a month often wants the next: the choice stays.
    return { ...next, values: { month: String(form.get("month")), format: String(form.get("format")) } };
  }, idleForm);
  const chosenMonth = state.values?.month ?? month;
  return (
    <form action={run} className="grid gap-4">
      <input type="hidden" name="requestId" value={requestId} />
      <FormField label={t("month")} error={fieldError(state, "month")} className="max-w-60">
        {(control) => (
          <NativeSelect {...control} key={chosenMonth} name="month" required defaultValue={chosenMonth}>
            {months.map((each) => (
              <option key={each} value={each}>
                {formatMonth(each, locale)}
              </option>
            ))}
          </NativeSelect>
        )}
      </FormField>
      <RadioGroup legend={t("format")} className="sm:grid-cols-2 xl:grid-cols-4">
        {formats.map((format, index) => (
          <RadioCard
            key={format}
            name="format"
            value={format}
            required
            defaultChecked={state.values?.format ? state.values.format === format : index === 0}
            title={t(`formats.${format}.name`)}
          >
            {t(`formats.${format}.text`)}
          </RadioCard>
        ))}
      </RadioGroup>
      <Refusal state={state} />
      <SubmitButton className="justify-self-start">
        <FileDown aria-hidden />
        {t("start.submit")}
      </SubmitButton>
    </form>
  );
}
