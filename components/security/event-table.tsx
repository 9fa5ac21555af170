import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { EmptyState } from "@/components/ui/empty-state";
import { ServerTable } from "@/components/ui/server-table";
import type { SecurityEventKind } from "@/lib/security/events";
import { Address } from "./address";

export interface EventRow {
  readonly id: string;
  /** null: of another version of the console. */
  readonly kind: SecurityEventKind | null;
  readonly device: string | null;
  readonly address: string | null;
  readonly occurredAt: Date;
}

/** What happened to one's login, the latest first. */
export function EventTable({ rows }: { rows: readonly EventRow[] }) {
  const t = useTranslations("security");
  return (
    <ServerTable
      label={t("events.title")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon={<ShieldCheck />} title={t("events.none")}>
          {t("events.noneHint")}
        </EmptyState>
      }
      columns={[
        {
          id: "when",
          header: t("events.when"),
          cell: (row) => <Instant at={row.occurredAt} zone={false} />,
        },
        {
          id: "what",
          header: t("events.what"),
          cell: (row) => (row.kind ? t(`events.kinds.${row.kind}`) : t("events.other")),
        },
        {
          id: "device",
          header: t("sessions.device"),
          cell: (row) => row.device ?? t("unknownDevice"),
        },
        {
          id: "address",
          header: t("sessions.address"),
          cell: (row) => <Address address={row.address} />,
        },
      ]}
    />
  );
}
