import { useTranslations } from "next-intl";
import { FormField } from "@/components/ui/form-field";
import { type FormState, fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";

/** The current password, asked again. */
export function ConfirmPassword({ state, hint = true }: { state?: FormState; hint?: boolean }) {
  const t = useTranslations("security.password");
  return (
    <FormField
      label={t("current")}
      hint={hint ? t("confirmHint") : undefined}
      error={state ? fieldError(state, "password") : undefined}
    >
      {(control) => (
        <Input
          {...control}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          className="h-9"
        />
      )}
    </FormField>
  );
}
