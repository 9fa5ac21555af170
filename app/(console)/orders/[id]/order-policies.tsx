import { useTranslations } from "next-intl";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { PolicySnapshot } from "@/lib/billing/packs/purchase";

interface OrderPoliciesProps {
  kind: "call_pack" | "material_pack" | "qps";
  policy: PolicySnapshot;
}

/** The policies that hold for this order whatever they say for later ones (rule B6). */
export function OrderPolicies({ kind, policy }: OrderPoliciesProps) {
  const t = useTranslations("orders.detail");
  // A quota is not refunded by any service (rule R2), and has a term instead of a validity.
  const isQuota = kind === "qps";
  return (
    <Card aria-labelledby="policies">
      <CardHeader>
        <CardTitle id="policies">{t("policies")}</CardTitle>
      </CardHeader>
      <CardContent>
        <DescriptionList>
          {isQuota ? null : (
            <DescriptionItem label={t("validity")}>
              {t("validityValue", { years: policy.packValidityYears })}
            </DescriptionItem>
          )}
          <DescriptionItem label={t("refund")}>
            {policy.refund && !isQuota
              ? t("refundDays", { days: policy.refund.windowDays, version: policy.refund.version })
              : t("noRefund")}
          </DescriptionItem>
          <DescriptionItem label={t("terms")}>{policy.termsVersion}</DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}
