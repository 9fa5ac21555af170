import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import { StatusBadge } from "@/components/status-badge";
import { ServerTable } from "@/components/ui/server-table";
import { Letter, type LocalLetter } from "./outbox-table";

export interface PersonMailRow {
  readonly id: string;
  /** null: only the address is known. */
  readonly name: string | null;
  readonly email: string;
  /** Its subject in the reader's language of the page; the kind itself where this version has no words for it. */
  readonly about: string;
  readonly status: "failed" | "stored";
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly letter: LocalLetter | null;
}

/** Mails to persons that did not leave, of no account: about their logins. */
export function PersonMailTable({ rows, empty }: { rows: readonly PersonMailRow[]; empty: ReactNode }) {
  const t = useTranslations("admin.outbox");
  return (
    <ServerTable
      label={t("persons")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          id: "time",
          header: t("time"),
          className: "align-top",
          cell: (row) => <Instant at={row.createdAt} zone={false} />,
        },
        {
          id: "to",
          header: t("to"),
          className: "align-top",
          cell: (row) => (
            <span className="grid">
              {row.name}
              <span className="wrap-anywhere text-muted-foreground text-xs">{row.email}</span>
            </span>
          ),
        },
        { id: "about", header: t("about"), className: "align-top", cell: (row) => row.about },
        {
          id: "status",
          header: t("status"),
          className: "align-top",
          cell: (row) => <StatusBadge kind="delivery" status={row.status} />,
        },
        {
          id: "what",
          header: t(rows.some((row) => row.letter) ? "show" : "reason"),
          className: "align-top max-md:min-w-64",
          cell: (row) =>
            row.letter ? (
              <Letter letter={row.letter} />
            ) : (
              <span className="wrap-anywhere">
                {row.lastError ?? t("noReason")} · {t("attempts")} {row.attempts}
              </span>
            ),
        },
      ]}
    />
  );
}
