import { useLocale, useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { StatusBadge } from "@/components/status-badge";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Text } from "@/lib/billing/catalog/types";
import { fromJson, isPositive, type MoneyJson } from "@/lib/billing/money";
import { Countdown } from "./countdown";

interface ServiceInArrears {
  readonly service: string;
  readonly name: Text;
  readonly standing: "overdue" | "stopped";
  /** When it stops, or stopped. */
  readonly stopsAt: Date;
  readonly amountToRestore: MoneyJson;
  /** Its balance must be above zero, so the amount is one cent more than what is owed. */
  readonly oneCentMore: boolean;
}

interface ArrearsBannerProps {
  arrears: {
    readonly owed: MoneyJson;
    readonly since: Date | null;
    readonly services: readonly ServiceInArrears[];
    readonly amountToRestore: MoneyJson;
  };
  /** The instance's time, for the countdown. */
  now: Date;
}

/** What is owed, when what stops, and what brings it all back: above every page while there is something to say (rule A4). */
export function ArrearsBanner({ arrears, now }: ArrearsBannerProps) {
  const t = useTranslations("overview.arrears");
  const { owed, since, services, amountToRestore } = arrears;
  const stopped = services.some((service) => service.standing === "stopped");
  const amount = (value: MoneyJson) => () => <Money value={value} className="font-semibold" />;
  return (
    <Alert
      tone={stopped ? "danger" : "warning"}
      aria-label={t("label")}
      role="region"
      title={isPositive(fromJson(owed)) ? t.rich("owed", { amount: amount(owed) }) : t("nothingOwed")}
      action={
        <Button asChild>
          <Link href={`/balance/top-up?amount=${amountToRestore.amount}`}>{t("topUp")}</Link>
        </Button>
      }
    >
      <p>
        {since ? t.rich("since", { at: () => <Instant at={since} /> }) : null}
        {t.rich("restoresAll", { amount: amount(amountToRestore) })}
      </p>
      <ul className="mt-1.5 grid gap-1">
        {services.map((service) => (
          <ServiceLine key={service.service} service={service} now={now} />
        ))}
      </ul>
    </Alert>
  );
}

function ServiceLine({ service, now }: { service: ServiceInArrears; now: Date }) {
  const t = useTranslations("overview.arrears");
  const locale = useLocale();
  const { standing, stopsAt, amountToRestore, oneCentMore } = service;
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusBadge kind="standing" status={standing} />
      <Link href={`/services/${service.service}`} className="font-medium underline underline-offset-4">
        {service.name[locale]}
      </Link>
      <span>
        {t.rich(standing === "stopped" ? "stoppedAt" : "stopsAt", { at: () => <Instant at={stopsAt} /> })}
      </span>
      {standing === "overdue" ? <Countdown until={stopsAt.toISOString()} now={now.toISOString()} /> : null}
      <span>
        {t.rich(standing === "stopped" ? "restores" : "prevents", {
          amount: () => <Money value={amountToRestore} className="font-semibold" />,
        })}
        {oneCentMore ? t("oneCentMore") : null}
      </span>
    </li>
  );
}
