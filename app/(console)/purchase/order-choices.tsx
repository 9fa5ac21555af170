import { getLocale, getTranslations } from "next-intl/server";
import { ChoiceCards, PackCards } from "@/components/purchase/choice-cards";
import { NumberField } from "@/components/purchase/number-field";
import { QpsFields } from "@/components/purchase/qps-fields";
import { VoucherField } from "@/components/purchase/voucher-field";
import { Card, CardContent } from "@/components/ui/card";
import { addDays, billingClockText } from "@/lib/billing/billing-month";
import { orderLimits } from "@/lib/billing/packs/order-price";
import type { PurchaseView } from "@/lib/operations/read-purchase";
import { vouchersOf } from "./amounts";
import { choicesOf } from "./choices";
import type { Selection } from "./selection";

/** Service, billing method, interface, specification, quantity and voucher, from the first to the last (rule B1). */
export async function OrderChoices({
  selection,
  view,
  now,
}: {
  selection: Selection;
  view: PurchaseView;
  now: Date;
}) {
  const t = await getTranslations("purchase");
  const locale = await getLocale();
  const { offer } = selection;
  const choices = choicesOf(selection, locale);
  return (
    <Card>
      <CardContent className="grid gap-6">
        <ChoiceCards
          name="service"
          legend={t("service")}
          className="sm:grid-cols-2 xl:grid-cols-3"
          choices={choices.services.map(({ sells, ...choice }) =>
            sells ? choice : { ...choice, disabled: true, note: t("payAsYouGoOnly") },
          )}
        />
        <ChoiceCards
          name="method"
          legend={t("method")}
          className="sm:grid-cols-3"
          choices={choices.methods.map(({ method, ...choice }) => ({
            ...choice,
            value: method,
            label: t(`methods.${method}`),
            note: t(`methodNotes.${method}`),
          }))}
        />
        <ChoiceCards
          name="meter"
          legend={t("meter")}
          className="sm:grid-cols-2 xl:grid-cols-3"
          choices={choices.meters}
        />
        {offer.kind === "qps" ? (
          <>
            <ChoiceCards
              name="term"
              legend={t("term")}
              className="grid-cols-2 sm:max-w-sm"
              choices={choices.terms.map(({ term, ...choice }) => ({
                ...choice,
                value: term,
                label: t(`terms.${term}`),
              }))}
            />
            <QpsFields
              key={offer.id}
              qps={selection.qps}
              terms={selection.terms}
              term={offer.term}
              startsOn={selection.startsOn}
              startDays={{
                first: billingClockText(addDays(now, 1), "day"),
                last: billingClockText(addDays(now, orderLimits.startsWithinDays), "day"),
              }}
              limits={{ qps: orderLimits.qps, terms: orderLimits.terms[offer.term] }}
              tiers={choices.tiers}
            />
          </>
        ) : (
          <>
            <PackCards legend={t("size")} packs={choices.packs} />
            <NumberField
              name="quantity"
              label={t("quantity")}
              value={selection.quantity}
              limits={orderLimits.quantity}
            />
          </>
        )}
        {view.quote.ok ? (
          <VoucherField vouchers={vouchersOf(view, locale)} chosen={selection.voucherId} />
        ) : null}
      </CardContent>
    </Card>
  );
}
