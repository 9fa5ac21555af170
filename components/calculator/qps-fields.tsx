import { useTranslations } from "next-intl";
import type { QpsFieldsView } from "./draft-view";
import { SelectField } from "./select-field";
import { TextField } from "./text-field";

/** Billing mode, the peak to compare a quota at, and the quota itself. */
export function QpsFields({ modes: { mode, peak, quota } }: { modes: QpsFieldsView }) {
  const t = useTranslations("calculator.meter");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField field={{ ...mode, value: mode.value || "calls" }} label={t("mode")} usual="calls">
        <option value="calls">{t("modes.calls")}</option>
        <option value="qps">{t("modes.qps")}</option>
      </SelectField>
      <TextField field={peak} label={t("peak")} hint={t("peakHint")} placeholder={t("peakExample")} />
      {quota ? (
        <fieldset className="grid grid-cols-3 gap-3 sm:col-span-2">
          <legend className="sr-only">{t("quota")}</legend>
          <TextField field={quota.qps} label={t("qps")} placeholder="10" />
          <TextField field={quota.terms} label={t("terms")} placeholder="1" />
          <SelectField
            field={{ ...quota.term, value: quota.term.value || "month" }}
            label={t("term")}
            usual="month"
          >
            <option value="month">{t("months")}</option>
            <option value="day">{t("days")}</option>
          </SelectField>
        </fieldset>
      ) : null}
    </div>
  );
}
