"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { type FormState, idleForm } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { ConfirmPassword } from "./confirm-password";

interface PasswordDialogProps<State extends FormState> {
  trigger: ReactNode;
  title: string;
  description: string;
  submit: string;
  action: (previous: State | FormState, form: FormData) => Promise<State>;
  /** Told the answer when it was done; the dialog closes then. */
  onDone: (state: State) => void;
  fields?: Readonly<Record<string, string>>;
}

/** Says what will happen and asks for the password before it does. */
export function PasswordDialog<State extends FormState>(props: PasswordDialogProps<State>) {
  const [open, setOpen] = useState(false);
  const [state, send] = useActionState<State | FormState, FormData>(async (previous, form) => {
    const next = await props.action(previous, form);
    if (next.status === "done") {
      setOpen(false);
      props.onDone(next);
    }
    return next;
  }, idleForm);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="outline" size="sm" className="justify-self-start">
          {props.trigger}
        </Button>
      }
      title={props.title}
      description={props.description}
      fields={props.fields ?? {}}
      state={state}
      send={send}
      submit={<SubmitButton variant="destructive">{props.submit}</SubmitButton>}
    >
      <ConfirmPassword state={state} />
    </ConfirmDialog>
  );
}
