"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Instant } from "@/components/instant";
import { KeyStatus } from "@/components/keys/key-status";
import type { KeyRow } from "@/components/keys/key-table";
import type { NewKeyState } from "@/components/keys/new-key-form";
import { Alert } from "@/components/ui/alert";
import { CopyButton } from "@/components/ui/copy-button";
import { DataTable } from "@/components/ui/data-table";
import type { DataColumn } from "@/components/ui/data-table-columns";
import { EmptyState } from "@/components/ui/empty-state";
import { FormField } from "@/components/ui/form-field";
import { fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { FormDialog, type StaffAction } from "./form-dialog";

/** Makes a platform key and shows it this once: only its hash is kept. */
export function NewPlatformKey({
  action,
}: {
  action: (previous: NewKeyState, form: FormData) => Promise<NewKeyState>;
}) {
  const t = useTranslations("admin.keys");
  const form = useTranslations("admin.form");
  const [state, submit] = useActionState<NewKeyState, FormData>(action, idleForm);
  const typed = state.status === "done" ? {} : (state.values ?? {});
  return (
    <div className="grid gap-4">
      <form action={submit} className="grid items-start gap-3 sm:grid-cols-[16rem_20rem_auto]">
        <FormField label={t("label")} hint={t("labelHint")} error={fieldError(state, "label")}>
          {(control) => (
            <Input
              {...control}
              name="label"
              required
              maxLength={60}
              autoComplete="off"
              defaultValue={typed.label}
            />
          )}
        </FormField>
        <FormField label={form("reason")} hint={form("reasonHint")} error={fieldError(state, "reason")}>
          {(control) => (
            <Input {...control} name="reason" required maxLength={500} defaultValue={typed.reason} />
          )}
        </FormField>
        <SubmitButton className="w-fit sm:mt-6.5">
          <KeyRound aria-hidden />
          {t("create")}
        </SubmitButton>
      </form>
      <Refusal state={state} />
      {state.key ? (
        <Alert tone="success" role="status" title={state.label}>
          <p>{t("created")}</p>
          <p className="mt-2 flex flex-wrap items-center gap-2">
            <code className="wrap-anywhere rounded-md border border-border bg-card px-2 py-1 font-mono text-xs">
              {state.key}
            </code>
            <CopyButton value={state.key} label={t("key")} withText variant="outline" />
          </p>
        </Alert>
      ) : null}
    </div>
  );
}

interface PlatformKeyRow extends KeyRow {
  readonly revoke: StaffAction;
}

export function PlatformKeyTable({ rows }: { rows: readonly PlatformKeyRow[] }) {
  const t = useTranslations("admin.keys");
  const columns: DataColumn<PlatformKeyRow>[] = [
    { id: "label", header: t("label"), value: (row) => row.label, always: true },
    {
      id: "prefix",
      header: t("prefix"),
      value: (row) => row.prefix,
      cell: (row) => <code className="text-xs">{row.prefix}…</code>,
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
      cell: (row) => <Instant at={row.createdAt} zone={false} />,
    },
    {
      id: "used",
      header: t("lastUsed"),
      value: (row) => row.lastUsedAt,
      searchText: () => "",
      cell: (row) => (row.lastUsedAt ? <Instant at={row.lastUsedAt} zone={false} /> : t("never")),
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
          <FormDialog
            action={row.revoke}
            title={t("revoke")}
            description={t("revokeText", { label: row.label })}
            submit={t("revoke")}
            done={t("revoked")}
            size="sm"
            destructive
          />
        ),
    },
  ];
  return (
    <DataTable
      label={t("list")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      initialSort={{ id: "created", descending: true }}
      empty={
        <EmptyState icon={<KeyRound />} title={t("empty.title")}>
          {t("empty.text")}
        </EmptyState>
      }
    />
  );
}
