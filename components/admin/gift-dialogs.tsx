"use client";

import { Coins, Package, Ticket } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormField } from "@/components/ui/form-field";
import { fieldError } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { Currency } from "@/lib/billing/money";
import { FormDialog, type StaffAction } from "./form-dialog";

interface GiftProps {
  action: StaffAction;
  /** Made when the page was shown: pressing twice gives once. */
  requestId: string;
  account: string;
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export function GiftBalanceDialog({ currency, ...gift }: GiftProps & { currency: Currency }) {
  const t = useTranslations("admin.gift");
  return (
    <FormDialog
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
          <FormField label={t("amount", { currency })} error={fieldError(state, "amount")}>
            {(control) => (
              <Input
                {...control}
                name="amount"
                inputMode="decimal"
                required
                placeholder="0.00"
                defaultValue={state.values?.amount}
              />
            )}
          </FormField>
        </>
      )}
    </FormDialog>
  );
}

export function GiftPackDialog({ meters, ...gift }: GiftProps & { meters: readonly Choice[] }) {
  const t = useTranslations("admin.gift");
  return (
    <FormDialog
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
          <FormField label={t("meter")} error={fieldError(state, "meter")}>
            {(control) => (
              <NativeSelect {...control} name="meter" required defaultValue={state.values?.meter}>
                {meters.map((meter) => (
                  <option key={meter.id} value={meter.id}>
                    {meter.name}
                  </option>
                ))}
              </NativeSelect>
            )}
          </FormField>
          <FormField label={t("units")} hint={t("unitsHint")} error={fieldError(state, "units")}>
            {(control) => (
              <Input
                {...control}
                name="units"
                inputMode="numeric"
                required
                defaultValue={state.values?.units}
              />
            )}
          </FormField>
        </>
      )}
    </FormDialog>
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
    <FormDialog
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
            <FormField label={t("faceValue", { currency })} error={fieldError(state, "faceValue")}>
              {(control) => (
                <Input
                  {...control}
                  name="faceValue"
                  inputMode="decimal"
                  required
                  placeholder="0.00"
                  defaultValue={state.values?.faceValue}
                />
              )}
            </FormField>
            <FormField
              label={t("minimum", { currency })}
              note={common("optional")}
              error={fieldError(state, "minimum")}
            >
              {(control) => (
                <Input
                  {...control}
                  name="minimum"
                  inputMode="decimal"
                  placeholder="0.00"
                  defaultValue={state.values?.minimum}
                />
              )}
            </FormField>
            <FormField label={t("service")} error={fieldError(state, "service")}>
              {(control) => (
                <NativeSelect {...control} name="service" defaultValue={state.values?.service}>
                  <option value="">{t("everyService")}</option>
                  {services.map((service) => (
                    <option key={service.id} value={service.id}>
                      {service.name}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </FormField>
            <FormField label={t("kinds.label")} error={fieldError(state, "kinds")}>
              {(control) => (
                <NativeSelect {...control} name="kinds" defaultValue={state.values?.kinds ?? "both"}>
                  {(["both", "prepaid", "postpaid"] as const).map((kind) => (
                    <option key={kind} value={kind}>
                      {t(`kinds.${kind}`)}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </FormField>
            <FormField label={t("lastDay")} note={common("optional")} error={fieldError(state, "lastDay")}>
              {(control) => (
                <Input {...control} name="lastDay" type="date" defaultValue={state.values?.lastDay} />
              )}
            </FormField>
          </div>
        </>
      )}
    </FormDialog>
  );
}
