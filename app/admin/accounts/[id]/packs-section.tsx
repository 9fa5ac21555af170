import { getLocale, getTranslations } from "next-intl/server";
import { packRow } from "@/app/(console)/packs/rows";
import { Instant } from "@/components/instant";
import { PackLeft } from "@/components/packs/pack-left";
import { PackStanding } from "@/components/packs/pack-standing";
import { StatusBadge } from "@/components/status-badge";
import { Link } from "@/components/ui/link";
import { ServerTable } from "@/components/ui/server-table";
import type { AccountView } from "@/lib/operations/read-account";
import { Section } from "./section";

export async function PacksSection({ packs, account }: Pick<AccountView, "packs" | "account">) {
  const t = await getTranslations("admin.account.packs");
  const locale = await getLocale();
  return (
    <Section id="packs" title={t("title")} empty={packs.length === 0 ? t("empty") : null}>
      <ServerTable
        label={t("title")}
        rows={packs.map((pack) => packRow(pack, locale))}
        rowKey={(row) => row.id}
        empty={null}
        columns={[
          {
            id: "pack",
            header: t("pack"),
            cell: (row) => (
              <span id={row.id} className="grid scroll-mt-16">
                {row.orderId ? (
                  <Link
                    href={`/admin/accounts/${account.id}/orders/${row.orderId}?pack=${row.id}`}
                    className="text-link hover:underline"
                  >
                    {row.meter}
                  </Link>
                ) : (
                  <span>{row.meter}</span>
                )}
                <span className="font-mono text-muted-foreground text-xs">{row.id}</span>
              </span>
            ),
          },
          {
            id: "left",
            header: t("left"),
            cell: (row) => (
              <PackLeft
                name={row.meter}
                left={row.left}
                total={row.units}
                refunded={row.status === "refunded"}
              />
            ),
          },
          {
            id: "status",
            header: t("status"),
            cell: (row) => <PackStanding status={row.status} reason={row.reason} validFrom={row.validFrom} />,
          },
          {
            id: "origin",
            header: t("origin"),
            cell: (row) => <StatusBadge kind="origin" status={row.origin} />,
          },
          {
            id: "until",
            header: t("until"),
            cell: (row) => (row.validUntil ? <Instant at={row.validUntil} zone={false} /> : t("unlimited")),
          },
        ]}
      />
    </Section>
  );
}
