"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "./button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "./dialog";
import type { FormAction, FormState } from "./form-state";
import { Refusal } from "./refusal";
import { SubmitButton } from "./submit-button";
import { useSaidAction } from "./use-said-action";

export interface FormDialogProps {
  action: FormAction;
  /** Of the button that opens it. */
  open: ReactNode;
  variant?: ButtonProps["variant"];
  size?: ButtonProps["size"];
  title: string;
  /** What will happen, before it happens. */
  description: ReactNode;
  submit: string;
  /** Said once it is done. */
  done: string;
  destructive?: boolean;
  children: (state: FormState) => ReactNode;
}

/** A step that asks for something: its fields, what it does, and the rulebook's answer. Closes when it was done. */
export function FormDialog({ action, children, destructive = false, ...words }: FormDialogProps) {
  const common = useTranslations("common.words");
  const [isOpen, setOpen] = useState(false);
  const [state, send] = useSaidAction(action, words.done, () => setOpen(false));
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={words.variant ?? "outline"} size={words.size}>
          {words.open}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogDescription>{words.description}</DialogDescription>
        </DialogHeader>
        <form action={send} className="grid gap-4">
          {children(state)}
          <Refusal state={state} />
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <SubmitButton variant={destructive ? "destructive" : "default"}>{words.submit}</SubmitButton>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
