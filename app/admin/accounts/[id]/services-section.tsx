import { getLocale, getTranslations } from "next-intl/server";
import { Instant } from "@/components/instant";
import { StatusBadge } from "@/components/status-badge";
import { Badge } from "@/components/ui/badge";
import { ServerTable } from "@/components/ui/server-table";
import type { AccountView } from "@/lib/operations/read-account";
import { Section } from "./section";

export async function ServicesSection({ services }: Pick<AccountView, "services">) {
  const t = await getTranslations("admin.account.services");
  const locale = await getLocale();
  return (
    <Section id="services" title={t("title")}>
      <ServerTable
        label={t("title")}
        rows={services}
        rowKey={({ service }) => service.id}
        empty={null}
        columns={[
          { id: "service", header: t("service"), cell: ({ service }) => service.name[locale] },
          {
            id: "status",
            header: t("status"),
            cell: ({ status }) => <StatusBadge kind="service" status={status} />,
          },
          {
            id: "activated",
            header: t("activated"),
            cell: ({ activatedAt }) => (activatedAt ? <Instant at={activatedAt} /> : "–"),
          },
          {
            id: "stops",
            header: t("stops"),
            cell: ({ stopsAt }) => (stopsAt ? <Instant at={stopsAt} /> : "–"),
          },
          {
            id: "modes",
            header: t("modes"),
            cell: ({ service, modes }) =>
              modes.length === 0 ? (
                "–"
              ) : (
                <span className="flex flex-wrap gap-1">
                  {modes.map(({ meter, mode }) => (
                    <Badge key={meter} tone={mode === "qps" ? "accent" : "outline"}>
                      {t(`mode.${mode}`, {
                        meter: service.meters.find(({ id }) => id === meter)?.name[locale] ?? meter,
                      })}
                    </Badge>
                  ))}
                </span>
              ),
          },
        ]}
      />
    </Section>
  );
}
