"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { formatMoney } from "@/components/money";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { FormField } from "@/components/ui/form-field";
import { type FormState, fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import type { MoneyJson } from "@/lib/billing/money";
import type { Messages } from "@/lib/i18n/messages";

export type ProviderId = keyof Messages["balance"]["topUpPage"]["providers"];

export interface TopUpState extends FormState {
  /** What has arrived; absent while it is paid elsewhere. */
  readonly paid?: MoneyJson;
  readonly goTo?: string;
}

interface TopUpFormProps {
  action: (previous: TopUpState, form: FormData) => Promise<TopUpState>;
  requestId: string;
  /** Filled in at first, e.g. what is missing for a purchase. */
  amount: string;
  currency: "USD" | "CNY";
  limits: { readonly minimum: MoneyJson; readonly maximum: MoneyJson };
  quick: readonly MoneyJson[];
  providers: readonly ProviderId[];
  returnTo: string;
}

export function TopUpForm(props: TopUpFormProps) {
  const { action, requestId, currency, limits, quick, providers, returnTo } = props;
  const t = useTranslations("balance.topUpPage");
  const locale = useLocale();
  const router = useRouter();
  const [amount, setAmount] = useState(props.amount);
  const [provider, setProvider] = useState(providers[0]);
  const [state, submit] = useActionState<TopUpState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (next.status === "done" && next.goTo) {
      if (next.paid) {
        toast.success(t("done", { amount: formatMoney(next.paid, locale) }));
        router.push(next.goTo);
      } else window.location.assign(next.goTo);
    }
    return next;
  }, idleForm);
  const [minimum, maximum] = [limits.minimum, limits.maximum].map((limit) => formatMoney(limit, locale));

  return (
    <form action={submit} className="grid gap-5">
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <div className="grid gap-2">
        <FormField
          label={t("amount")}
          hint={t("amountHint", { minimum: minimum ?? "", maximum: maximum ?? "" })}
          error={fieldError(state, "amount")}
        >
          {(control) => (
            <div className="flex items-center gap-2">
              <Input
                {...control}
                name="amount"
                inputMode="decimal"
                autoComplete="off"
                required
                value={amount}
                onChange={(event) => setAmount(event.currentTarget.value)}
                className="h-10 max-w-52 text-end text-lg tabular-nums"
              />
              <span className="text-muted-foreground text-sm">{currency}</span>
            </div>
          )}
        </FormField>
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="sr-only">{t("quick")}</legend>
          {quick.map((value) => (
            <Button
              key={value.amount}
              variant="outline"
              size="sm"
              aria-pressed={amount === value.amount}
              onClick={() => setAmount(value.amount)}
            >
              {formatMoney(value, locale)}
            </Button>
          ))}
        </fieldset>
      </div>
      <RadioGroup legend={t("method")}>
        <div className="grid gap-2 sm:grid-cols-2">
          {providers.map((id) => (
            <RadioCard
              key={id}
              name="provider"
              value={id}
              title={t(`providers.${id}.title`)}
              checked={provider === id}
              onChange={() => setProvider(id)}
            >
              {t(`providers.${id}.text`)}
            </RadioCard>
          ))}
        </div>
      </RadioGroup>
      {provider === "sandbox" ? <Alert tone="warning">{t("sandboxNote")}</Alert> : null}
      <Refusal state={state} />
      <SubmitButton size="lg" className="justify-self-start">
        {t("submit")}
      </SubmitButton>
    </form>
  );
}
