import type { AuditRow } from "@/components/admin/audit-table";
import type { AuditEntry } from "@/db/audit";

export function auditRow(entry: AuditEntry): AuditRow {
  const { id, action, reason, before, after, occurredAt, userName, accountId, accountName } = entry;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value, null, 2));
  return {
    id,
    action,
    reason,
    before: json(before),
    after: json(after),
    occurredAt: occurredAt.toISOString(),
    userName,
    account: accountId === null ? null : { id: accountId, name: accountName ?? accountId },
  };
}
