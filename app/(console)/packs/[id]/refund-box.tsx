import { RotateCcw } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Instant } from "@/components/instant";
import { RefundProgress } from "@/components/packs/refund-progress";
import { RefundTimer } from "@/components/packs/refund-timer";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Decision } from "@/lib/billing/decision";
import type { Currency } from "@/lib/billing/money";
import type { RefundPlan } from "@/lib/billing/packs/refund";
import { refusalSentence } from "@/lib/billing/refusals";
import type { PackDetail } from "@/lib/operations/read-packs";
import { refundRow } from "../refund-row";

interface RefundBoxProps {
  detail: PackDetail;
  plan: Decision<RefundPlan>;
  currency: Currency;
  now: Date;
}

/** Whether a pack can be refunded and how long still, or the exact reason why not (rule R4), and how far a refund is. */
export async function RefundBox({ detail, plan, currency, now }: RefundBoxProps) {
  const t = await getTranslations("packs.refundBox");
  const locale = await getLocale();
  const { pack, refunds } = detail;
  const [latest] = refunds;
  return (
    <Card aria-labelledby="refund">
      <CardHeader>
        <CardTitle id="refund">{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3 text-sm">
        {plan.ok ? (
          <>
            <p className="text-pretty">
              {t.rich("possible", { until: () => <Instant at={plan.value.refundableUntil} /> })}
            </p>
            <RefundTimer until={plan.value.refundableUntil.toISOString()} now={now.toISOString()} />
            {plan.value.review ? (
              <p className="text-pretty text-muted-foreground text-xs">
                {t("review", { ...plan.value.review })}
              </p>
            ) : null}
            <Button asChild variant="outline" className="justify-self-start">
              <Link href={`/packs/${pack.id}/refund`}>
                <RotateCcw aria-hidden />
                {t("button")}
              </Link>
            </Button>
          </>
        ) : (
          <p className="text-pretty">{refusalSentence(plan.refusal, locale)}</p>
        )}
        {!plan.ok && plan.refusal.code === "service_not_activated" ? (
          <Button asChild className="justify-self-start">
            <Link href={`/services/${pack.service}`}>{t("activate")}</Link>
          </Button>
        ) : null}
        {latest ? <RefundProgress refund={refundRow(latest, currency)} /> : null}
      </CardContent>
    </Card>
  );
}
