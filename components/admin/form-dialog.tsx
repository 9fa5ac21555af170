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
import { FormField } from "@/components/ui/form-field";
import { type FormAction, type FormState, fieldError, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";

interface FormDialogProps {
  action: FormAction;
  /** Of the button that opens it, and of the heading. */
  title: string;
  /** What will happen, before it happens. */
  description: ReactNode;
  submit: string;
  /** Said once it is done. */
  done: string;
  icon?: ReactNode;
  size?: ButtonProps["size"];
  destructive?: boolean;
  /** Where a reason can be told in advance; it can be written anew. */
  usualReason?: string;
  children?: (state: FormState) => ReactNode;
}

/** A step of staff: its fields, the reason it always needs, and the rulebook's answer. Closes when it was done. */
export function FormDialog({ children, ...dialog }: FormDialogProps) {
  const { action, title, description, submit, done, icon, size, destructive = false, usualReason } = dialog;
  const t = useTranslations("admin.form");
  const common = useTranslations("common.words");
  const [open, setOpen] = useState(false);
  const [state, run] = useActionState<FormState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (next.status === "done") {
      setOpen(false);
      toast.success(done);
    }
    return next;
  }, idleForm);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" size={size}>
          {icon}
          {title}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{description}</DialogDescription>
        </DialogHeader>
        <form action={run} className="grid gap-4">
          {children?.(state)}
          <FormField label={t("reason")} hint={t("reasonHint")} error={fieldError(state, "reason")}>
            {(control) => (
              <Textarea
                {...control}
                name="reason"
                required
                maxLength={500}
                className="min-h-16"
                defaultValue={state.values?.reason ?? usualReason}
              />
            )}
          </FormField>
          <Refusal state={state} />
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">{common("cancel")}</Button>
            </DialogClose>
            <SubmitButton variant={destructive ? "destructive" : "default"}>{submit}</SubmitButton>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
