"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { type KeyRow, keyColumns } from "./key-columns";
import { RevokeDialog } from "./revoke-dialog";

/** The account's keys, the revoked ones too; of each only its first characters are known. */
export function KeyTable({ rows, revoke }: { rows: readonly KeyRow[]; revoke: FormAction }) {
  const t = useTranslations("settings.keys");
  const words = {
    label: t("label"),
    prefix: t("prefix"),
    status: t("status"),
    createdAt: t("createdAt"),
    lastUsed: t("lastUsed"),
    neverUsed: t("neverUsed"),
    actions: t("actions"),
  };
  const columns = keyColumns<KeyRow>(words, ({ id, label, prefix }) => (
    <RevokeDialog id={id} label={label} prefix={prefix} action={revoke} />
  ));
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
