import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { StatusBadge } from "@/components/status-badge";
import type { StatusWords } from "@/components/statuses";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { type ServerList, ServerTable } from "@/components/ui/server-table";
import { ResendButton } from "./endpoint-actions";

export interface DeliveryRow {
  readonly messageId: string;
  readonly endpointId: string;
  readonly url: string;
  readonly event: string;
  readonly status: keyof StatusWords["delivery"];
  readonly attempts: number;
  readonly responseCode: number | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  /** null once it is sent or given up. */
  readonly nextAttemptAt: Date | null;
}

/** What the endpoints were sent and what they answered, newest first. */
interface DeliveryLogProps {
  rows: readonly DeliveryRow[];
  list: ServerList;
  resend: FormAction;
}

export function DeliveryLog({ rows, list, resend }: DeliveryLogProps) {
  const t = useTranslations("webhooks");
  return (
    <ServerTable
      label={t("log")}
      rows={rows}
      rowKey={(row) => `${row.messageId} ${row.endpointId}`}
      list={list}
      empty={
        <EmptyState icon={<ScrollText />} title={t("logNone")}>
          {t("logNoneHint")}
        </EmptyState>
      }
      columns={[
        {
          id: "time",
          header: t("time"),
          cell: (row) => <Instant at={row.createdAt} precision="second" zone={false} />,
        },
        {
          id: "event",
          always: true,
          header: t("event"),
          cell: (row) => <code className="text-xs">{row.event}</code>,
        },
        {
          id: "endpoint",
          header: t("endpoint"),
          cell: (row) => <span className="wrap-anywhere font-mono text-xs">{row.url}</span>,
        },
        {
          id: "status",
          header: t("status"),
          cell: (row) => <StatusBadge kind="delivery" status={row.status} />,
        },
        { id: "attempts", header: t("attempts"), align: "end", cell: (row) => row.attempts },
        {
          id: "answer",
          header: t("answer"),
          className: "max-md:min-w-56",
          cell: (row) => (
            <span className="grid gap-0.5">
              <span>{row.responseCode ?? row.lastError ?? t("noAnswer")}</span>
              {row.nextAttemptAt && row.attempts > 0 ? (
                <span className="text-muted-foreground text-xs">
                  {t.rich("next", { at: () => <Instant at={row.nextAttemptAt ?? row.createdAt} /> })}
                </span>
              ) : null}
            </span>
          ),
        },
        {
          id: "actions",
          always: true,
          header: <span className="sr-only">{t("actions")}</span>,
          align: "end",
          cell: (row) =>
            row.status === "failed" ? (
              <ResendButton
                message={row.messageId}
                endpoint={row.endpointId}
                event={row.event}
                action={resend}
              />
            ) : null,
        },
      ]}
    />
  );
}
