"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
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
  const common = useTranslations("common.words");
  const [state, submit] = useActionState<SecretState, FormData>(action, idleForm);
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button variant="outline" size="sm">
          {t("rotate")}
          <span className="sr-only"> {endpoint.url}</span>
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{t("rotateTitle", { url: endpoint.url })}</AlertDialogTitle>
          <AlertDialogDescription>{t("rotateHint")}</AlertDialogDescription>
        </AlertDialogHeader>
        <form action={submit} className="grid gap-3">
          <input type="hidden" name="endpoint" value={endpoint.id} />
          <Refusal state={state} />
          <SecretAlert state={state} />
          <AlertDialogFooter>
            <AlertDialogCancel>{state.secret ? t("close") : common("cancel")}</AlertDialogCancel>
            {state.secret ? null : <SubmitButton>{t("rotate")}</SubmitButton>}
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}

export function DisableDialog({ endpoint, action }: EndpointProps<FormAction>) {
  const t = useTranslations("webhooks");
  const common = useTranslations("common.words");
  const [state, submit] = useSaidAction(action, t("done"));
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button variant="outline" size="sm">
          {t("disable")}
          <span className="sr-only"> {endpoint.url}</span>
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{t("disableTitle", { url: endpoint.url })}</AlertDialogTitle>
          <AlertDialogDescription>{t("disableHint")}</AlertDialogDescription>
        </AlertDialogHeader>
        <form action={submit} className="grid gap-3">
          <input type="hidden" name="endpoint" value={endpoint.id} />
          <Refusal state={state} />
          <AlertDialogFooter>
            <AlertDialogCancel>{common("cancel")}</AlertDialogCancel>
            <SubmitButton variant="destructive">{t("disable")}</SubmitButton>
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
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
