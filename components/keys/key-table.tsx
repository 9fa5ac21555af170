"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { DataTable } from "@/components/ui/data-table";
import type { DataColumn } from "@/components/ui/data-table-columns";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyStatus } from "./key-status";
import { type RevokeAction, RevokeDialog } from "./revoke-dialog";

export interface KeyRow {
  readonly id: string;
  readonly label: string;
  readonly prefix: string;
  /** ISO 8601, as are the others. */
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** The account's keys, the revoked ones too; of each only its first characters are known. */
export function KeyTable({ rows, revoke }: { rows: readonly KeyRow[]; revoke: RevokeAction }) {
  const t = useTranslations("settings.keys");
  const columns: DataColumn<KeyRow>[] = [
    { id: "label", header: t("label"), value: (row) => row.label, always: true },
    {
      id: "prefix",
      header: t("prefix"),
      value: (row) => row.prefix,
      cell: (row) => <code className="font-mono text-xs">{row.prefix}…</code>,
    },
    {
      id: "status",
      header: t("status"),
      value: (row) => (row.revokedAt ? "revoked" : "active"),
      searchText: () => "",
      cell: (row) => <KeyStatus status={row.revokedAt ? "revoked" : "active"} />,
    },
    {
      id: "created",
      header: t("createdAt"),
      value: (row) => row.createdAt,
      searchText: () => "",
      cell: (row) => <Instant at={row.createdAt} zone={false} />,
    },
    {
      id: "used",
      header: t("lastUsed"),
      value: (row) => row.lastUsedAt,
      searchText: () => "",
      cell: (row) =>
        row.lastUsedAt ? (
          <Instant at={row.lastUsedAt} zone={false} />
        ) : (
          <span className="text-muted-foreground">{t("neverUsed")}</span>
        ),
    },
    {
      id: "actions",
      header: t("actions"),
      value: () => null,
      sortable: false,
      always: true,
      align: "end",
      cell: (row) =>
        row.revokedAt ? null : (
          <RevokeDialog id={row.id} label={row.label} prefix={row.prefix} action={revoke} />
        ),
    },
  ];
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      initialSort={{ id: "created", descending: true }}
      empty={
        <EmptyState icon={<KeyRound />} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      }
    />
  );
}
