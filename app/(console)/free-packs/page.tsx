import { getLocale, getTranslations } from "next-intl/server";
import { ClaimButton } from "@/components/free-packs/claim-button";
import { FreePackRow } from "@/components/free-packs/free-pack-row";
import { StatusBadge } from "@/components/status-badge";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { tenantTransaction } from "@/db/client";
import { requireCustomer } from "@/lib/auth/session";
import { findAnyMeter } from "@/lib/billing/catalog/catalog";
import { currentTime } from "@/lib/clock";
import { readFreePacks, type ServiceFreePacks } from "@/lib/operations/read-free-packs";
import { claim } from "./actions";

export async function generateMetadata() {
  return { title: (await getTranslations("packs.free"))("title") };
}

export default async function FreePacksPage() {
  const customer = await requireCustomer("account.see");
  const now = await currentTime();
  const t = await getTranslations("packs.free");
  const services = await tenantTransaction(customer.accountId, (tx) =>
    readFreePacks(tx, customer.accountId, now),
  );
  return (
    <>
      <PageHeader help="freePacks" title={t("title")} description={t("description")} />
      {[...services].sort(givingFirst).map((service) => (
        <ServiceFreePacksCard key={service.service.id} shown={service} now={now} />
      ))}
    </>
  );
}

/** Services that give something, in the catalogue's order, before those that give nothing. */
const givingFirst = (a: ServiceFreePacks, b: ServiceFreePacks) =>
  Number(b.entries.length > 0) - Number(a.entries.length > 0);

async function ServiceFreePacksCard({ shown, now }: { shown: ServiceFreePacks; now: Date }) {
  const t = await getTranslations("packs.free");
  const locale = await getLocale();
  const { service, status, entries } = shown;
  const inactive = status === "not_activated" || status === "deactivated";
  return (
    <Card aria-labelledby={`free-${service.id}`}>
      <CardHeader>
        <CardTitle id={`free-${service.id}`} className="flex flex-wrap items-center gap-2">
          {service.name[locale]}
          <StatusBadge kind="service" status={status} />
        </CardTitle>
        <CardDescription>
          {entries.length === 0 ? t("none") : inactive ? t("activateFirst") : t("drawnFirst")}
        </CardDescription>
        {inactive && entries.length > 0 ? (
          <CardAction>
            <Button asChild variant="outline" size="sm">
              <Link href={`/services/${service.id}`}>{t("toService")}</Link>
            </Button>
          </CardAction>
        ) : null}
      </CardHeader>
      {entries.length === 0 ? null : (
        <ul className="divide-y divide-border border-border border-t">
          {entries.map(({ rule, pack }) => {
            const meter = findAnyMeter(rule.meter);
            const name = meter?.name[locale] ?? rule.meter;
            return (
              <FreePackRow
                key={`${rule.meter} ${rule.issue}`}
                now={now}
                view={{ ...rule, name, kind: meter?.kind ?? "calls", pack }}
                claim={inactive ? null : <ClaimButton meter={rule.meter} name={name} action={claim} />}
              />
            );
          })}
        </ul>
      )}
    </Card>
  );
}
