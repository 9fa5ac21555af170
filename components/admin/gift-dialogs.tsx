"use client";

import { Coins, Package, Ticket } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Choice, ChoiceField, InputField } from "@/components/ui/form-inputs";
import type { FormAction } from "@/components/ui/form-state";
import type { Currency } from "@/lib/billing/money";
import { StaffDialog } from "./staff-dialog";

interface GiftProps {
  action: FormAction;
  /** Made when the page was shown: pressing twice gives once. */
  requestId: string;
  account: string;
}

export function GiftBalanceDialog({ currency, ...gift }: GiftProps & { currency: Currency }) {
  const t = useTranslations("admin.gift");
  return (
    <StaffDialog
      action={gift.action}
      icon={<Coins aria-hidden />}
      title={t("balance.title")}
      description={t("balance.description", { account: gift.account })}
      submit={t("give")}
      done={t("balance.done")}
    >
      {(state) => (
        <>
          <input type="hidden" name="requestId" value={gift.requestId} />
          <InputField
            name="amount"
            label={t("amount", { currency })}
            state={state}
            inputMode="decimal"
            required
            placeholder="0.00"
          />
        </>
      )}
    </StaffDialog>
  );
}

export function GiftPackDialog({ meters, ...gift }: GiftProps & { meters: readonly Choice[] }) {
  const t = useTranslations("admin.gift");
  return (
    <StaffDialog
      action={gift.action}
      icon={<Package aria-hidden />}
      title={t("pack.title")}
      description={t("pack.description", { account: gift.account })}
      submit={t("give")}
      done={t("pack.done")}
    >
      {(state) => (
        <>
          <input type="hidden" name="requestId" value={gift.requestId} />
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
    </StaffDialog>
  );
}

export function GiftVoucherDialog({
  currency,
  services,
  ...gift
}: GiftProps & { currency: Currency; services: readonly Choice[] }) {
  const t = useTranslations("admin.gift");
  const common = useTranslations("common.words");
  return (
    <StaffDialog
      action={gift.action}
      icon={<Ticket aria-hidden />}
      title={t("voucher.title")}
      description={t("voucher.description", { account: gift.account })}
      submit={t("give")}
      done={t("voucher.done")}
    >
      {(state) => (
        <>
          <input type="hidden" name="requestId" value={gift.requestId} />
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
        </>
      )}
    </StaffDialog>
  );
}
