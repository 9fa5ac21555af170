"use client";

import { useTranslations } from "next-intl";
import { FormField } from "@/components/ui/form-field";
import { Input } from "@/components/ui/input";

/** The address that a login is known by. */
export function EmailField({ typed, error }: { typed?: string; error?: string }) {
  const t = useTranslations("auth");
  return (
    <FormField label={t("fields.email")} error={error}>
      {(control) => (
        <Input
          {...control}
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={typed}
          className="h-9"
        />
      )}
    </FormField>
  );
}
