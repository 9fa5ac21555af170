"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { type FormState, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { useOrder } from "./order-state";

interface PurchaseNowProps {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** What is bought, by name: the fields of the action. */
  fields: Readonly<Record<string, string>>;
  /** Where to top up what is missing and come back from; null where nothing is missing. */
  topUpHref: string | null;
  /** Whether it can be bought at all; the reason why not stands in the summary. */
  possible: boolean;
  /** The summary of the price. */
  children: ReactNode;
}

/** The price and the button that pays it. While the price is out of date there is nothing to press. */
export function PurchaseNow({ action, fields, topUpHref, possible, children }: PurchaseNowProps) {
  const t = useTranslations("purchase");
  const { stale } = useOrder();
  const [state, submit, pending] = useActionState(action, idleForm);
  const topUp = topUpHref ? (
    <Button asChild variant="outline" size="sm">
      <Link href={topUpHref}>{t("topUp")}</Link>
    </Button>
  ) : null;
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
      <Refusal state={state} action={topUp} />
      <SubmitButton size="lg" pending={pending} disabled={stale || !possible} className="w-full">
        {t("submit")}
      </SubmitButton>
      <p className="text-muted-foreground text-xs">{t("submitHint")}</p>
    </form>
  );
}
