"use client";

import { Coins, Package, Ticket } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Choice, ChoiceField, InputField } from "@/components/ui/form-inputs";
import type { FormAction, FormState } from "@/components/ui/form-state";
import type { Currency } from "@/lib/billing/money";
import { StaffDialog } from "./staff-dialog";

interface Gift {
  action: FormAction;
  /** Made when the page was shown: pressing twice gives once. */
  requestId: string;
  account: string;
}

interface GiftDialogProps {
  gift: Gift;
  icon: ReactNode;
  title: string;
  description: string;
  done: string;
  children: (state: FormState) => ReactNode;
}

function GiftDialog({ gift, children, ...words }: GiftDialogProps) {
  const t = useTranslations("admin.gift");
  return (
    <StaffDialog {...words} action={gift.action} submit={t("give")}>
      {(state) => (
        <>
          <input type="hidden" name="requestId" value={gift.requestId} />
          {children(state)}
        </>
      )}
    </StaffDialog>
  );
}

export function GiftBalanceDialog({ currency, ...gift }: Gift & { currency: Currency }) {
  const t = useTranslations("admin.gift");
  return (
    <GiftDialog
      gift={gift}
      icon={<Coins aria-hidden />}
      title={t("balance.title")}
      description={t("balance.description", { account: gift.account })}
      done={t("balance.done")}
    >
      {(state) => (
        <InputField
          name="amount"
          label={t("amount", { currency })}
          state={state}
          inputMode="decimal"
          required
          placeholder="0.00"
        />
      )}
    </GiftDialog>
  );
}

export function GiftPackDialog({ meters, ...gift }: Gift & { meters: readonly Choice[] }) {
  const t = useTranslations("admin.gift");
  return (
    <GiftDialog
      gift={gift}
      icon={<Package aria-hidden />}
      title={t("pack.title")}
      description={t("pack.description", { account: gift.account })}
      done={t("pack.done")}
    >
      {(state) => (
        <>
          <ChoiceField name="meter" label={t("meter")} state={state} choices={meters} />
          <InputField
            name="units"
            label={t("units")}
            hint={t("unitsHint")}
            state={state}
            inputMode="numeric"
            required
          />
        </>
      )}
    </GiftDialog>
  );
}

export function GiftVoucherDialog({
  currency,
  services,
  ...gift
}: Gift & { currency: Currency; services: readonly Choice[] }) {
  const t = useTranslations("admin.gift");
  const common = useTranslations("common.words");
  return (
    <GiftDialog
      gift={gift}
      icon={<Ticket aria-hidden />}
      title={t("voucher.title")}
      description={t("voucher.description", { account: gift.account })}
      done={t("voucher.done")}
    >
      {(state) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <InputField
            name="faceValue"
            label={t("faceValue", { currency })}
            state={state}
            inputMode="decimal"
            required
            placeholder="0.00"
          />
          <InputField
            name="minimum"
            label={t("minimum", { currency })}
            note={common("optional")}
            state={state}
            inputMode="decimal"
            placeholder="0.00"
          />
          <ChoiceField
            name="service"
            label={t("service")}
            state={state}
            choices={services}
            none={t("everyService")}
          />
          <ChoiceField
            name="kinds"
            label={t("kinds.label")}
            state={state}
            choices={(["both", "prepaid", "postpaid"] as const).map((id) => ({
              id,
              name: t(`kinds.${id}`),
            }))}
          />
          <InputField
            name="lastDay"
            label={t("lastDay")}
            note={common("optional")}
            state={state}
            type="date"
          />
        </div>
      )}
    </GiftDialog>
  );
}
