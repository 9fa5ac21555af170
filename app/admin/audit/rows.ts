import type { AuditRow } from "@/components/admin/audit-table";
import type { AuditEntry } from "@/db/audit";
import type { AuditAction } from "@/db/schema/instance";

export function auditRow(entry: AuditEntry, words: (action: AuditAction) => string): AuditRow {
  const { id, action, reason, before, after, occurredAt, userName, accountId, accountName } = entry;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value, null, 2));
  return {
    id,
    action: words(action),
    reason,
    before: json(before),
    after: json(after),
    occurredAt: occurredAt.toISOString(),
    userName,
    account: accountId === null ? null : { id: accountId, name: accountName ?? accountId },
  };
}
