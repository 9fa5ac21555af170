import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { accounts, users } from "./schema/accounts";
import { type AuditAction, auditLog } from "./schema/instance";

export interface AuditFilter {
  readonly accountId?: string | undefined;
  readonly action?: AuditAction | undefined;
}

export interface AuditEntry {
  readonly id: string;
  readonly action: AuditAction;
  readonly reason: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly occurredAt: Date;
  readonly userName: string;
  readonly userEmail: string;
  readonly accountId: string | null;
  /** null where the instance as a whole is concerned. */
  readonly accountName: string | null;
}

/** Ids grow with the time of recording; `occurredAt` may lie ahead of it where the clock was moved. */
const lastRecordedFirst: KeyOrder = {
  columns: [{ expression: sql`${auditLog.id}`, type: "uuid" }],
  descending: true,
};

/** What staff did, the last recorded first, by key. */
export function searchAudit(
  tx: Tx,
  filter: AuditFilter,
  request: PageRequest,
): Promise<KeysetPage<AuditEntry>> {
  return readPage(
    lastRecordedFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select({
          id: auditLog.id,
          action: auditLog.action,
          reason: auditLog.reason,
          before: auditLog.before,
          after: auditLog.after,
          occurredAt: auditLog.occurredAt,
          userName: users.name,
          userEmail: users.email,
          accountId: auditLog.accountId,
          accountName: accounts.name,
        })
        .from(auditLog)
        .innerJoin(users, eq(users.id, auditLog.userId))
        .leftJoin(accounts, eq(accounts.id, auditLog.accountId))
        .where(
          and(
            filter.accountId ? eq(auditLog.accountId, filter.accountId) : undefined,
            filter.action ? eq(auditLog.action, filter.action) : undefined,
            beyond,
          ),
        )
        .orderBy(orderBy)
        .limit(limit),
    ({ id }) => [id],
  );
}

/** The actions that occur in the log, for its filter: each looked up behind the one before, however long the log. */
export async function listAuditActions(tx: Tx): Promise<AuditAction[]> {
  const rows = await tx.sql<{ action: AuditAction }[]>`
    with recursive found as (
      (select action from audit_log order by action limit 1)
      union all
      select (select a.action from audit_log a where a.action > found.action order by a.action limit 1)
      from found where found.action is not null
    )
    select action from found where action is not null order by action`;
  return rows.map(({ action }) => action);
}
