import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { DescriptionItem } from "@/components/ui/description-list";
import type { MoneyJson } from "@/lib/billing/money";
import type { ProviderId } from "./top-up-form";

interface TopUpFactsProps {
  amount: MoneyJson;
  provider: ProviderId;
  createdAt: Date;
  /** null: it is not paid. */
  paidAt: Date | null;
  /** What the provider calls the payment. */
  providerReference: string | null;
}

/** What is known of a top-up, for a list of descriptions. */
export function TopUpFacts({ amount, provider, createdAt, paidAt, providerReference }: TopUpFactsProps) {
  const t = useTranslations("balance");
  return (
    <>
      <DescriptionItem label={t("receipt.amount")}>
        <Money value={amount} />
      </DescriptionItem>
      <DescriptionItem label={t("receipt.method")}>
        {t(`topUpPage.providers.${provider}.title`)}
      </DescriptionItem>
      <DescriptionItem label={t("receipt.created")}>
        <Instant at={createdAt} precision="second" />
      </DescriptionItem>
      {paidAt ? (
        <DescriptionItem label={t("receipt.paid")}>
          <Instant at={paidAt} precision="second" />
        </DescriptionItem>
      ) : null}
      {providerReference ? (
        <DescriptionItem label={t("receipt.reference")}>{providerReference}</DescriptionItem>
      ) : null}
    </>
  );
}
