"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type KeyRow, keyColumns } from "@/components/keys/key-columns";
import type { NewKeyState } from "@/components/keys/new-key-form";
import { ShownOnce } from "@/components/keys/shown-once";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FormField } from "@/components/ui/form-field";
import { type FormAction, fieldError, idleForm } from "@/components/ui/form-state";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { StaffDialog } from "./staff-dialog";

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
        <ShownOnce title={state.label} value={state.key} label={t("key")}>
          {t("created")}
        </ShownOnce>
      ) : null}
    </div>
  );
}

interface PlatformKeyRow extends KeyRow {
  readonly revoke: FormAction;
}

export function PlatformKeyTable({ rows }: { rows: readonly PlatformKeyRow[] }) {
  const t = useTranslations("admin.keys");
  const words = {
    label: t("label"),
    prefix: t("prefix"),
    status: t("status"),
    createdAt: t("createdAt"),
    lastUsed: t("lastUsed"),
    neverUsed: t("never"),
    actions: t("actions"),
  };
  const columns = keyColumns<PlatformKeyRow>(words, (row) => (
    <StaffDialog
      action={row.revoke}
      title={t("revoke")}
      description={t("revokeText", { label: row.label })}
      submit={t("revoke")}
      done={t("revoked")}
      size="sm"
      destructive
    />
  ));
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
