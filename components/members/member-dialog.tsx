"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { type FormAction, type FormState, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";

interface MemberDialogProps {
  action: FormAction;
  /** Of the button that opens it. */
  open: ReactNode;
  variant?: ButtonProps["variant"];
  size?: ButtonProps["size"];
  title: string;
  /** What will happen, before it happens. */
  description: string;
  submit: string;
  /** Said once it is done. */
  done: string;
  destructive?: boolean;
  children: (state: FormState) => ReactNode;
}

/** A step about a member: its fields, what it does, and the rulebook's answer. Closes when it was done. */
export function MemberDialog({ action, children, destructive = false, ...words }: MemberDialogProps) {
  const common = useTranslations("common.words");
  const [isOpen, setOpen] = useState(false);
  const [state, run] = useActionState<FormState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (next.status === "done") {
      setOpen(false);
      toast.success(words.done);
    }
    return next;
  }, idleForm);
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
        <form action={run} className="grid gap-4">
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
