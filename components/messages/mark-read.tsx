"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { type FormAction, type FormState, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { toast } from "@/components/ui/toast";
import { undoDuration } from "@/components/ui/undo";

export interface MarkedState extends FormState {
  /** By which instant it can be taken back. */
  readonly readAt?: string;
}

export interface MarkActions {
  readonly mark: (previous: MarkedState, form: FormData) => Promise<MarkedState>;
  readonly undo: FormAction;
}

/** The form around a button that marks one message read, or all; the toast takes it back. */
export function MarkRead({
  actions,
  message,
  children,
}: {
  actions: MarkActions;
  message?: string;
  children: ReactNode;
}) {
  const t = useTranslations("messages");
  const [state, submit] = useActionState<MarkedState, FormData>(async (previous, form) => {
    const next = await actions.mark(previous, form);
    const { readAt } = next;
    if (next.status === "done" && readAt)
      toast.success(t(message ? "marked" : "markedAll"), {
        duration: undoDuration,
        action: { label: t("undo"), onClick: () => takeBack(readAt) },
      });
    return next;
  }, idleForm);

  async function takeBack(readAt: string): Promise<void> {
    const form = new FormData();
    form.set("readAt", readAt);
    const { status } = await actions.undo(idleForm, form);
    if (status === "done") toast.success(t("undone"));
  }

  return (
    <form action={submit}>
      {message ? <input type="hidden" name="message" value={message} /> : null}
      {children}
      <Refusal state={state} />
    </form>
  );
}
