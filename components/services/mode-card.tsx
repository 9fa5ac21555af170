import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Collapsible } from "@/components/ui/collapsible";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form-state";
import { Link } from "@/components/ui/link";
import type { BillingMode } from "@/lib/billing/catalog/types";
import { ModeSwitch } from "./mode-switch";

export interface ModeView {
  readonly meter: string;
  readonly name: string;
  readonly mode: BillingMode;
  readonly modes: readonly BillingMode[];
  /** QPS limit of the mode in force; null where none is named. */
  readonly limit: number | null;
  readonly callsLimit: number | null;
  readonly qpsLimit: number;
  readonly quotaMissing: boolean;
  readonly quotas: readonly { readonly qps: number; readonly startsAt: Date; readonly endsAt: Date }[];
  readonly history: readonly { readonly mode: BillingMode; readonly from: Date }[];
  readonly purchaseHref: string;
}

/** A meter's billing mode, its QPS limit, the quotas behind it and the history of the mode (rules S4 to S8). */
export function ModeCard({ view, action, active }: { view: ModeView; action: FormAction; active: boolean }) {
  const t = useTranslations("services.modes");
  const { meter, name, mode, limit, quotas, history } = view;
  return (
    <Card aria-labelledby={`mode-${meter}`}>
      <CardHeader>
        <CardTitle id={`mode-${meter}`}>{name}</CardTitle>
        <CardAction>
          <Badge tone="accent">{t(`names.${mode}`)}</Badge>
        </CardAction>
      </CardHeader>
      <CardContent className="grid gap-3">
        {view.quotaMissing && active ? <Alert tone="danger">{t("quotaMissing")}</Alert> : null}
        <DescriptionList>
          <DescriptionItem label={t("limit")}>
            {limit === null ? t("noLimit") : t("qps", { qps: limit })}
          </DescriptionItem>
          <DescriptionItem label={t("quotas")}>
            {quotas.length === 0 ? (
              t("noQuotas")
            ) : (
              <ul className="grid gap-1">
                {quotas.map((quota) => (
                  <li key={`${quota.startsAt.toISOString()} ${quota.endsAt.toISOString()} ${quota.qps}`}>
                    {t.rich("quota", {
                      qps: quota.qps,
                      from: () => <Instant at={quota.startsAt} zone={false} />,
                      until: () => <Instant at={quota.endsAt} />,
                    })}
                  </li>
                ))}
              </ul>
            )}
          </DescriptionItem>
        </DescriptionList>
        {history.length > 0 ? (
          <Collapsible title={t("history")}>
            <ul className="grid gap-1 text-muted-foreground text-sm">
              {history.map((change) => (
                <li key={change.from.toISOString()}>
                  {t.rich("change", {
                    mode: t(`names.${change.mode}`),
                    at: () => <Instant at={change.from} />,
                  })}
                </li>
              ))}
            </ul>
          </Collapsible>
        ) : null}
        <div className="flex flex-wrap gap-2">
          {active
            ? view.modes
                .filter((other) => other !== mode)
                .map((other) => (
                  <ModeSwitch
                    key={other}
                    meter={meter}
                    name={name}
                    to={other}
                    callsLimit={view.callsLimit}
                    qpsLimit={view.qpsLimit}
                    action={action}
                  />
                ))
            : null}
          {view.modes.includes("qps") ? (
            <Button asChild variant="outline">
              <Link href={view.purchaseHref}>
                {t("buy")}
                <span className="sr-only"> {name}</span>
              </Link>
            </Button>
          ) : null}
        </div>
      </CardContent>
    </Card>
  );
}
