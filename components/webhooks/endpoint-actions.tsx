"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { type FormAction, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSaidAction } from "@/components/ui/use-said-action";
import { SecretAlert, type SecretState } from "./secret-alert";

export type SecretAction = (previous: SecretState, form: FormData) => Promise<SecretState>;

interface EndpointProps<Action> {
  endpoint: { readonly id: string; readonly url: string };
  action: Action;
}

export function TestButton({ endpoint, action }: EndpointProps<FormAction>) {
  const t = useTranslations("webhooks");
  const [state, submit] = useSaidAction(action, t("testQueued"));
  return (
    <form action={submit}>
      <input type="hidden" name="endpoint" value={endpoint.id} />
      <SubmitButton variant="outline" size="sm">
        {t("test")}
        <span className="sr-only"> {endpoint.url}</span>
      </SubmitButton>
      <Refusal state={state} />
    </form>
  );
}

/** Shows the new secret where it was asked for; closing the dialog is the end of it. */
export function RotateDialog({ endpoint, action }: EndpointProps<SecretAction>) {
  const t = useTranslations("webhooks");
  const [state, submit] = useActionState<SecretState, FormData>(action, idleForm);
  return (
    <ConfirmDialog
      trigger={
        <Button variant="outline" size="sm">
          {t("rotate")}
          <span className="sr-only"> {endpoint.url}</span>
        </Button>
      }
      title={t("rotateTitle", { url: endpoint.url })}
      description={t("rotateHint")}
      fields={{ endpoint: endpoint.id }}
      state={state}
      send={submit}
      submit={state.secret ? null : <SubmitButton>{t("rotate")}</SubmitButton>}
      close={state.secret ? t("close") : undefined}
    >
      <SecretAlert state={state} />
    </ConfirmDialog>
  );
}

export function DisableDialog({ endpoint, action }: EndpointProps<FormAction>) {
  const t = useTranslations("webhooks");
  const [state, submit] = useSaidAction(action, t("done"));
  return (
    <ConfirmDialog
      trigger={
        <Button variant="outline" size="sm">
          {t("disable")}
          <span className="sr-only"> {endpoint.url}</span>
        </Button>
      }
      title={t("disableTitle", { url: endpoint.url })}
      description={t("disableHint")}
      fields={{ endpoint: endpoint.id }}
      state={state}
      send={submit}
      submit={<SubmitButton variant="destructive">{t("disable")}</SubmitButton>}
    />
  );
}

/** Takes a failed event up again. */
export function ResendButton({
  message,
  endpoint,
  event,
  action,
}: {
  message: string;
  endpoint: string;
  event: string;
  action: FormAction;
}) {
  const t = useTranslations("webhooks");
  const [state, submit] = useSaidAction(action, t("againDone"));
  return (
    <form action={submit}>
      <input type="hidden" name="message" value={message} />
      <input type="hidden" name="endpoint" value={endpoint} />
      <SubmitButton variant="outline" size="sm">
        {t("again")}
        <span className="sr-only"> {event}</span>
      </SubmitButton>
      <Refusal state={state} />
    </form>
  );
}
