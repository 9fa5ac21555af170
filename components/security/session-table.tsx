"use client";

import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Badge } from "@/components/ui/badge";
import type { FormState } from "@/components/ui/form-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { Address } from "./address";
import { PasswordDialog } from "./password-dialog";

export interface SessionRow {
  readonly id: string;
  /** null: its user agent says nothing we know. */
  readonly device: string | null;
  readonly address: string | null;
  /** ISO 8601, as is the other. */
  readonly lastSeenAt: string;
  readonly createdAt: string;
  readonly isCurrent: boolean;
}

export interface EndedState extends FormState {
  readonly ended?: number;
}

interface SessionTableProps {
  rows: readonly SessionRow[];
  end: (previous: EndedState | FormState, form: FormData) => Promise<EndedState>;
}

/** Every browser that is signed in, with a way to sign out each other one, or all of them. */
export function SessionTable({ rows, end }: SessionTableProps) {
  const t = useTranslations("security.sessions");
  const words = useTranslations("security");
  const deviceOf = (row: SessionRow) => row.device ?? words("unknownDevice");
  const tell = ({ ended = 0 }: EndedState) => toast.success(t("ended", { count: ended }));
  return (
    <>
      <Table aria-label={t("title")}>
        <TableHeader>
          <tr>
            <TableHead>{t("device")}</TableHead>
            <TableHead>{t("address")}</TableHead>
            <TableHead>{t("seen")}</TableHead>
            <TableHead>{t("since")}</TableHead>
            <TableHead align="end">{t("actions")}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell>
                <span className="flex flex-wrap items-center gap-2">
                  {deviceOf(row)}
                  {row.isCurrent ? <Badge tone="info">{t("current")}</Badge> : null}
                </span>
              </TableCell>
              <TableCell>
                <Address address={row.address} />
              </TableCell>
              <TableCell>
                <Instant at={row.lastSeenAt} zone={false} />
              </TableCell>
              <TableCell>
                <Instant at={row.createdAt} zone={false} />
              </TableCell>
              <TableCell align="end">
                {row.isCurrent ? null : (
                  <PasswordDialog
                    trigger={
                      <>
                        {t("end")}
                        <span className="sr-only"> {deviceOf(row)}</span>
                      </>
                    }
                    title={t("endTitle", { device: deviceOf(row) })}
                    description={t("endHint")}
                    submit={t("end")}
                    action={end}
                    onDone={tell}
                    fields={{ sessionId: row.id }}
                  />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rows.length > 1 ? (
        <div className="border-border border-t p-4">
          <PasswordDialog
            trigger={t("endOthers")}
            title={t("endOthersTitle")}
            description={t("endOthersHint")}
            submit={t("endOthers")}
            action={end}
            onDone={tell}
          />
        </div>
      ) : null}
    </>
  );
}
