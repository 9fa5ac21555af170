"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, type FormState, fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Site } from "@/lib/billing/catalog/types";
import { EmailField } from "../email-field";
import { NewPasswordField } from "../new-password-field";
import { enter } from "../sign-in/enter";

interface SignUpFormProps {
  action: FormAction;
  /** The sites with the names of their services in the page's language. */
  sites: readonly { readonly id: Site; readonly services: string }[];
  defaultSite: Site;
}

export function SignUpForm({ action, sites, defaultSite }: SignUpFormProps) {
  const t = useTranslations("auth");
  const router = useRouter();
  const [state, submit] = useActionState<FormState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (next.status !== "done") return next;
    await enter(router, { email: String(form.get("email")), password: String(form.get("password")) });
    return next;
  }, idleForm);

  const typed = state.values ?? {};
  const siteError = fieldError(state, "site");
  return (
    <form action={submit} className="grid gap-4">
      <RadioGroup legend={t("fields.site")}>
        <div className="grid gap-2 sm:grid-cols-2">
          {sites.map(({ id, services }) => (
            <RadioCard
              key={id}
              name="site"
              value={id}
              title={t(`signUp.sites.${id}.title`)}
              defaultChecked={id === (typed.site ?? defaultSite)}
              required
            >
              <span className="block font-medium text-foreground">{t(`signUp.sites.${id}.currency`)}</span>
              {t("signUp.sites.services", { names: services })}
            </RadioCard>
          ))}
        </div>
        <p className={siteError ? "text-danger text-xs" : "text-muted-foreground text-xs"}>
          {siteError ?? t("signUp.siteHint")}
        </p>
      </RadioGroup>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField
          label={t("fields.accountName")}
          hint={t("fields.accountNameHint")}
          error={fieldError(state, "accountName")}
        >
          {(control) => (
            <Input
              {...control}
              name="accountName"
              autoComplete="organization"
              required
              maxLength={120}
              defaultValue={typed.accountName}
              className="h-9"
            />
          )}
        </FormField>
        <FormField label={t("fields.name")} error={fieldError(state, "userName")}>
          {(control) => (
            <Input
              {...control}
              name="userName"
              autoComplete="name"
              required
              defaultValue={typed.userName}
              className="h-9"
            />
          )}
        </FormField>
      </div>
      <EmailField typed={typed.email} error={fieldError(state, "email")} />
      <NewPasswordField name="password" label={t("fields.password")} state={state} />
      <Refusal state={state} />
      <SubmitButton size="lg">{t("signUp.submit")}</SubmitButton>
    </form>
  );
}
