"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { CheckboxField } from "@/components/ui/checkbox";
import { FormField } from "@/components/ui/form-field";
import { fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { SecretAlert, type SecretState } from "./secret-alert";

interface NewEndpointFormProps {
  events: readonly string[];
  /** Also plain HTTP and one's own network. */
  anywhere: boolean;
  action: (previous: SecretState, form: FormData) => Promise<SecretState>;
}

/** Adds an endpoint: its address, and the events it wants; all of them unless some are left out. */
export function NewEndpointForm({ events, anywhere, action }: NewEndpointFormProps) {
  const t = useTranslations("webhooks");
  const [state, submit] = useActionState<SecretState, FormData>(action, idleForm);
  const typed = state.status === "invalid" || state.status === "refused" ? state.values : undefined;
  return (
    <div className="grid gap-4">
      <form action={submit} className="grid justify-items-start gap-4">
        <FormField
          label={t("url")}
          hint={t(anywhere ? "urlHintAnywhere" : "urlHint")}
          error={fieldError(state, "url")}
          className="w-full max-w-xl"
        >
          {(control) => (
            <Input
              {...control}
              name="url"
              type="url"
              inputMode="url"
              required
              maxLength={500}
              autoComplete="off"
              placeholder="https://example.com/facet-events"
              defaultValue={typed?.url}
            />
          )}
        </FormField>
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-medium text-sm">{t("events")}</legend>
          <div className="grid grid-cols-2 gap-x-6 gap-y-1.5 sm:grid-cols-3 lg:grid-cols-4">
            {events.map((event) => {
              const name = `event:${event}`;
              const on = typed ? typed[name] === "on" : true;
              return (
                <CheckboxField key={`${event} ${on}`} name={name} defaultChecked={on}>
                  <code className="text-xs">{event}</code>
                </CheckboxField>
              );
            })}
          </div>
          {fieldError(state, "events") ? (
            <p role="alert" className="text-danger text-xs">
              {t("eventsMissing")}
            </p>
          ) : null}
        </fieldset>
        <SubmitButton>
          <Plus aria-hidden />
          {t("add")}
        </SubmitButton>
      </form>
      <Refusal state={state} />
      <SecretAlert state={state} />
    </div>
  );
}
