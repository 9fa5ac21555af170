import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardFooter } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { MoneyJson } from "@/lib/billing/money";

interface ServiceCardProps {
  id: string;
  name: string;
  summary: string;
  status: "active" | "not_activated" | "deactivated" | "stopped";
  stopsAt: Date | null;
  calls: number;
  estimate: MoneyJson | null;
  needsQuote: boolean;
  /** An ActivateDialog while the service is not active. */
  activate: ReactNode;
}

/** A service with how the account stands with it and what the month cost so far. */
export function ServiceCard(props: ServiceCardProps) {
  const { id, name, summary, status, stopsAt, calls, estimate, needsQuote, activate } = props;
  const t = useTranslations("services");
  const href = `/services/${id}`;
  return (
    <Card aria-labelledby={`service-${id}`} className="flex flex-col">
      <CardContent className="grid flex-1 content-start gap-2">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id={`service-${id}`} className="font-semibold text-lg">
            <Link href={href} className="underline-offset-4 hover:underline">
              {name}
            </Link>
          </h2>
          <span className="flex flex-wrap gap-1.5">
            {stopsAt ? <StatusBadge kind="standing" status="overdue" /> : null}
            {needsQuote ? <StatusBadge kind="line" status="needs_quote" /> : null}
            <StatusBadge kind="service" status={status} />
          </span>
        </div>
        <p className="text-pretty text-muted-foreground text-sm">{summary}</p>
        {stopsAt ? (
          <p className="text-sm text-warning">{t.rich("stopsAt", { at: () => <Instant at={stopsAt} /> })}</p>
        ) : null}
        {estimate ? (
          <p className="text-sm">
            {t.rich("monthSoFar", {
              calls: () => <CallCount count={calls} unit="calls" />,
              amount: () => <Money value={estimate} className="font-medium" />,
            })}
          </p>
        ) : status === "not_activated" ? null : (
          <p className="text-muted-foreground text-sm">{t("noCalls")}</p>
        )}
      </CardContent>
      <CardFooter className="flex-wrap justify-between">
        {activate ?? <span />}
        <Button asChild variant="ghost">
          <Link href={href}>
            {t(status === "active" || status === "stopped" ? "open" : "seePrices")}
            <span className="sr-only"> {name}</span>
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      </CardFooter>
    </Card>
  );
}
