"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useState } from "react";
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
import { type FormState, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
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
  const common = useTranslations("common.words");
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
    <AlertDialog open={open} onOpenChange={setOpen}>
      <AlertDialogTrigger asChild>
        <Button variant="outline" size="sm" className="justify-self-start">
          {props.trigger}
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{props.title}</AlertDialogTitle>
          <AlertDialogDescription>{props.description}</AlertDialogDescription>
        </AlertDialogHeader>
        <form action={send} className="grid gap-3">
          {Object.entries(props.fields ?? {}).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <ConfirmPassword state={state} />
          <Refusal state={state} />
          <AlertDialogFooter>
            <AlertDialogCancel>{common("cancel")}</AlertDialogCancel>
            <SubmitButton variant="destructive">{props.submit}</SubmitButton>
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
