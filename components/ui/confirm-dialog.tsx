"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "./alert-dialog";
import type { FormState } from "./form-state";
import { Refusal } from "./refusal";

interface ConfirmDialogProps {
  /** The button that opens it. */
  trigger: ReactNode;
  title: string;
  /** What will happen, before it happens. */
  description: string;
  /** What else there is to know of it. */
  facts?: ReactNode;
  /** What is sent without being shown, by name. */
  fields: Readonly<Record<string, string>>;
  state: FormState;
  send: (form: FormData) => void;
  /** The button that sends it; null: it was sent and there is nothing left to do. */
  submit: ReactNode;
  /** On the button that closes it; left out: Cancel. */
  close?: string;
  /** Held outside where sending it closes it. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Fields to fill in, and what the answer brought. */
  children?: ReactNode;
}

/** Asks before a step that cannot be undone: what it does, an explicit yes where one is needed, and the rulebook's answer. */
export function ConfirmDialog({ open, onOpenChange, ...props }: ConfirmDialogProps) {
  const common = useTranslations("common.words");
  return (
    <AlertDialog open={open} onOpenChange={onOpenChange}>
      <AlertDialogTrigger asChild>{props.trigger}</AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{props.title}</AlertDialogTitle>
          <AlertDialogDescription>{props.description}</AlertDialogDescription>
        </AlertDialogHeader>
        {props.facts}
        <form action={props.send} className="grid gap-3">
          {Object.entries(props.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {props.children}
          <Refusal state={props.state} />
          <AlertDialogFooter>
            <AlertDialogCancel>{props.close ?? common("cancel")}</AlertDialogCancel>
            {props.submit}
          </AlertDialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  );
}
