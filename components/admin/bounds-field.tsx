import { useTranslations } from "next-intl";
import { FormField } from "@/components/ui/form-field";
import { type FormState, fieldError } from "@/components/ui/form-state";
import { NativeSelect } from "@/components/ui/native-select";
import type { Bounds } from "@/lib/billing/catalog/types";

/** Which side of each tier is inside (rule P4), as price tables print it. */
export function BoundsField({ state, bounds }: { state: FormState; bounds?: Bounds }) {
  const t = useTranslations("admin.contract");
  return (
    <FormField label={t("bounds")} error={fieldError(state, "bounds")}>
      {(control) => (
        <NativeSelect {...control} name="bounds" defaultValue={state.values?.bounds ?? bounds}>
          <option value="(a,b]">{t("upperInside")}</option>
          <option value="[a,b)">{t("lowerInside")}</option>
        </NativeSelect>
      )}
    </FormField>
  );
}
