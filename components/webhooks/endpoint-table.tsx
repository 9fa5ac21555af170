import { Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { ServerTable } from "@/components/ui/server-table";
import { DisableDialog, RotateDialog, type SecretAction, TestButton } from "./endpoint-actions";

export interface EndpointRow {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly createdAt: Date;
  readonly disabled: boolean;
}

interface EndpointTableProps {
  rows: readonly EndpointRow[];
  test: FormAction;
  rotate: SecretAction;
  disable: FormAction;
}

/** An account's endpoints, the disabled ones too. */
export function EndpointTable({ rows, test, rotate, disable }: EndpointTableProps) {
  const t = useTranslations("webhooks");
  return (
    <ServerTable
      label={t("list")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon={<Webhook />} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      }
      columns={[
        {
          id: "url",
          header: t("url"),
          cell: (row) => <span className="wrap-anywhere font-mono text-xs">{row.url}</span>,
        },
        {
          id: "events",
          header: t("events"),
          cell: (row) => (
            <span title={row.events.join(", ")}>{t("eventCount", { count: row.events.length })}</span>
          ),
        },
        {
          id: "status",
          header: t("status"),
          cell: (row) => (
            <Badge tone={row.disabled ? "neutral" : "success"}>
              {t(row.disabled ? "disabled" : "inUse")}
            </Badge>
          ),
        },
        { id: "created", header: t("created"), cell: (row) => <Instant at={row.createdAt} zone={false} /> },
        {
          id: "actions",
          header: t("actions"),
          align: "end",
          cell: (row) =>
            row.disabled ? null : (
              <span className="inline-flex flex-wrap justify-end gap-2">
                <TestButton endpoint={row} action={test} />
                <RotateDialog endpoint={row} action={rotate} />
                <DisableDialog endpoint={row} action={disable} />
              </span>
            ),
        },
      ]}
    />
  );
}
