import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import { StatusBadge } from "@/components/status-badge";
import { Collapsible } from "@/components/ui/collapsible";
import type { FormAction } from "@/components/ui/form-state";
import { Link } from "@/components/ui/link";
import { type ServerList, ServerTable } from "@/components/ui/server-table";
import { StaffDialog } from "./staff-dialog";

/** What would have been sent; `html` is null for SMS. */
export interface LocalLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
}

export interface OutboxRow {
  readonly key: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly about: string;
  readonly channel: "email" | "sms" | "webhook" | "sales";
  readonly status: "failed" | "stored";
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly letter: LocalLetter | null;
  readonly resend: FormAction;
}

/** Deliveries that did not leave: dead letters, and what a demo instance keeps instead of sending. */
interface OutboxTableProps {
  rows: readonly OutboxRow[];
  list: ServerList;
  empty: ReactNode;
}

export function OutboxTable({ rows, list, empty }: OutboxTableProps) {
  const t = useTranslations("admin.outbox");
  return (
    <ServerTable
      label={t("title")}
      rows={rows}
      rowKey={(row) => row.key}
      empty={empty}
      list={list}
      columns={[
        {
          id: "time",
          header: t("time"),
          className: "align-top",
          cell: (row) => <Instant at={row.createdAt} zone={false} />,
        },
        {
          id: "what",
          header: t(rows.some((row) => row.letter) ? "show" : "reason"),
          className: "align-top max-md:min-w-64",
          cell: (row) => (row.letter ? <Letter letter={row.letter} /> : <Failure row={row} />),
        },
        {
          id: "account",
          header: t("account"),
          className: "align-top",
          cell: (row) => (
            <Link href={`/admin/accounts/${row.account.id}`} className="text-link hover:underline">
              {row.account.name}
            </Link>
          ),
        },
        { id: "about", always: true, header: t("about"), className: "align-top", cell: (row) => row.about },
        {
          id: "channel",
          header: t("channel"),
          className: "align-top",
          cell: (row) => t(`channels.${row.channel}`),
        },
        {
          id: "status",
          header: t("status"),
          className: "align-top",
          cell: (row) => <StatusBadge kind="delivery" status={row.status} />,
        },
      ]}
    />
  );
}

function Failure({ row }: { row: OutboxRow }) {
  const t = useTranslations("admin.outbox");
  return (
    <span className="grid justify-items-start gap-2">
      <span className="wrap-anywhere">
        {row.lastError ?? t("noReason")}
        <span className="text-muted-foreground">
          {" "}
          · {t("attempts")} {row.attempts}
        </span>
      </span>
      <StaffDialog
        action={row.resend}
        size="sm"
        title={t("resend")}
        description={t("resendHint")}
        submit={t("resend")}
        done={t("resendDone")}
      />
    </span>
  );
}

/** The page of a mail stands in a frame without rights: no script, no form, no way out of it. */
export function Letter({ letter }: { letter: LocalLetter }) {
  const t = useTranslations("admin.outbox");
  return (
    <div className="grid gap-1">
      <span className="font-medium">{letter.subject}</span>
      <span className="text-muted-foreground text-xs">
        {t("to")} {letter.to}
      </span>
      <div className="flex flex-wrap gap-x-4 [&>details[open]]:basis-full">
        <Collapsible title={<span className="font-normal">{t("asText")}</span>}>
          <pre className="wrap-anywhere max-w-xl whitespace-pre-wrap rounded-md bg-muted p-2 text-xs">
            {letter.text}
          </pre>
        </Collapsible>
        {letter.html ? (
          <Collapsible title={<span className="font-normal">{t("asPage")}</span>}>
            <iframe
              sandbox=""
              srcDoc={letter.html}
              title={letter.subject}
              loading="lazy"
              className="h-112 w-full min-w-96 rounded-md border border-border bg-white"
            />
          </Collapsible>
        ) : null}
      </div>
    </div>
  );
}
