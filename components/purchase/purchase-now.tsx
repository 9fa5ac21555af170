"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { cn } from "@/components/ui/cn";
import { type FormAction, type FormState, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { useOrder } from "./order-state";

interface PurchaseNowProps {
  action: FormAction;
  /** What is bought, by name: the fields of the action. */
  fields: Readonly<Record<string, string>>;
  /** Whether it can be bought at all; the reason why not stands in the summary. */
  possible: boolean;
  /** The summary of the price. */
  children: ReactNode;
}

/** The price and the button that pays it. While the price is out of date there is nothing to press. */
export function PurchaseNow({ action, fields, possible, children }: PurchaseNowProps) {
  const t = useTranslations("purchase");
  const { stale } = useOrder();
  const router = useRouter();
  const [state, submit, pending] = useActionState<FormState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    // What refused it, e.g. a balance spent meanwhile, belongs into the summary too.
    if (next.status === "refused") router.refresh();
    return next;
  }, idleForm);
  return (
    <form action={submit} className="grid gap-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div
        aria-live="polite"
        aria-busy={stale}
        className={cn("grid gap-4 transition-opacity", stale && "opacity-50")}
      >
        {children}
      </div>
      {stale ? null : <Refusal state={state} />}
      <SubmitButton size="lg" pending={pending} disabled={stale || !possible} className="w-full">
        {t("submit")}
      </SubmitButton>
      <p className="text-muted-foreground text-xs">{t("submitHint")}</p>
    </form>
  );
}
