"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "@/components/money";
import { FormField } from "@/components/ui/form-field";
import { NativeSelect } from "@/components/ui/native-select";
import type { MoneyJson } from "@/lib/billing/money";
import { useOrder } from "./order-state";

export interface VoucherChoice {
  readonly id: string;
  readonly remaining: MoneyJson;
  /** What it pays of this order, or the rulebook's sentence why it does not. */
  readonly pays: MoneyJson | null;
  readonly refusal: string | null;
}

/** Which voucher pays first; those that do not apply are shown with the reason, so that nobody looks for them. */
export function VoucherField({
  vouchers,
  chosen,
}: {
  vouchers: readonly VoucherChoice[];
  chosen: string | null;
}) {
  const t = useTranslations("purchase.voucher");
  const locale = useLocale();
  const { set } = useOrder();
  const refused = vouchers.find(({ id, pays }) => id === chosen && pays === null);
  return (
    <FormField
      label={t("label")}
      hint={vouchers.length === 0 ? t("noneYet") : t("hint")}
      error={refused?.refusal ?? undefined}
    >
      {(control) => (
        <NativeSelect
          {...control}
          value={chosen ?? ""}
          disabled={vouchers.length === 0}
          onChange={(event) => set({ voucher: event.currentTarget.value })}
        >
          <option value="">{t("none")}</option>
          {vouchers.map((voucher) => (
            <option key={voucher.id} value={voucher.id} disabled={!voucher.pays && voucher.id !== chosen}>
              {voucher.pays
                ? t("pays", {
                    pays: formatMoney(voucher.pays, locale),
                    left: formatMoney(voucher.remaining, locale),
                  })
                : t("doesNotPay", {
                    left: formatMoney(voucher.remaining, locale),
                    reason: voucher.refusal ?? "",
                  })}
            </option>
          ))}
        </NativeSelect>
      )}
    </FormField>
  );
}
