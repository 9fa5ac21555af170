"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormField } from "@/components/ui/form-field";
import { type FormState, fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { ShownOnce } from "./shown-once";

/** `key` is there only in the answer to the form that made it. */
export interface NewKeyState extends FormState {
  readonly key?: string;
  readonly label?: string;
}

/** Makes a key and shows it this once: only its hash is kept. */
export function NewKeyForm({
  action,
}: {
  action: (previous: NewKeyState, form: FormData) => Promise<NewKeyState>;
}) {
  const t = useTranslations("settings.keys");
  const [state, submit] = useActionState<NewKeyState, FormData>(action, idleForm);
  return (
    <div className="grid gap-4">
      <form action={submit} className="flex flex-wrap items-start gap-3">
        <FormField
          label={t("label")}
          hint={t("labelHint")}
          error={fieldError(state, "label")}
          className="w-full max-w-80"
        >
          {(control) => (
            <Input
              {...control}
              name="label"
              required
              maxLength={60}
              autoComplete="off"
              defaultValue={state.status === "done" ? "" : state.values?.label}
            />
          )}
        </FormField>
        <SubmitButton className="sm:mt-6.5">
          <KeyRound aria-hidden />
          {t("create")}
        </SubmitButton>
      </form>
      <Refusal state={state} />
      {state.key ? (
        <ShownOnce title={t("created", { label: state.label ?? "" })} value={state.key} label={t("key")}>
          {t("onlyOnce")}
        </ShownOnce>
      ) : null}
    </div>
  );
}
