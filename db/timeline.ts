import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "./client";
import type { Message } from "./instance";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import type { MemberChange } from "./members";
import type { AuditAction } from "./schema/instance";

/** What happened, by where it stands. Amounts are decimal strings in the account's currency. */
interface Happenings {
  readonly order: {
    offer: string;
    quantity: number;
    qps: number | null;
    terms: number | null;
    total: string;
  };
  readonly refund_submitted: { order: string; amount: string };
  readonly refund_completed: { order: string; amount: string };
  readonly top_up: { amount: string };
  readonly bill: {
    month: string;
    service: string;
    billKind: "month" | "adjustment" | "supplement";
    total: string;
  };
  readonly service: { service: string; change: "activated" | "deactivated" | "stopped" | "resumed" };
  readonly mode: { meter: string; mode: "calls" | "qps" };
  readonly staff: { action: AuditAction; reason: string; user: string };
  readonly member: Pick<MemberChange, "change" | "email" | "roleBefore" | "roleAfter">;
  readonly message: Pick<Message, "kind" | "params">;
}

export type TimelineKind = keyof Happenings;
export type TimelineEntry = {
  [Kind in TimelineKind]: {
    readonly at: Date;
    readonly id: string;
    readonly kind: Kind;
    readonly data: Happenings[Kind];
  };
}[TimelineKind];

/** What the filter of the page offers, each a few kinds. */
export const timelineTopics = {
  money: ["order", "refund_submitted", "refund_completed", "top_up", "bill"],
  services: ["service", "mode"],
  staff: ["staff"],
  members: ["member"],
  messages: ["message"],
} as const satisfies Record<string, readonly TimelineKind[]>;
export type TimelineTopic = keyof typeof timelineTopics;

/** Where a kind is found: when it happened, what names it, what is told of it. */
interface Source {
  readonly at: string;
  readonly id: string;
  readonly data: string;
  readonly from: string;
}

const sources: Readonly<Record<TimelineKind, Source>> = {
  order: {
    at: "placed_at",
    id: "id::text",
    data: "'offer', offer, 'quantity', quantity, 'qps', qps, 'terms', terms, 'total', total::text",
    from: "orders",
  },
  refund_submitted: {
    at: "submitted_at",
    id: "id::text",
    data: "'order', order_id, 'amount', amount::text",
    from: "refunds",
  },
  refund_completed: {
    at: "completed_at",
    id: "id::text",
    data: "'order', order_id, 'amount', amount::text",
    from: "refunds",
  },
  top_up: { at: "paid_at", id: "id::text", data: "'amount', amount::text", from: "top_ups" },
  bill: {
    at: "issued_at",
    id: "id::text",
    data: "'month', month, 'service', service, 'billKind', kind, 'total', total::text",
    from: "bills",
  },
  service: {
    at: "occurred_at",
    id: "id::text",
    data: "'service', service, 'change', change",
    from: "service_changes",
  },
  mode: { at: `"from"`, id: "meter", data: "'meter', meter, 'mode', mode", from: "billing_modes" },
  staff: {
    at: "occurred_at",
    id: "id::text",
    data: "'action', action, 'reason', reason, 'user', (select name from users where users.id = user_id)",
    from: "audit_log",
  },
  member: {
    at: "occurred_at",
    id: "id::text",
    data: "'change', change, 'email', email, 'roleBefore', role_before, 'roleAfter', role_after",
    from: "member_changes",
  },
  message: { at: "created_at", id: "id::text", data: "'kind', kind, 'params', params", from: "messages" },
};

const newestFirst: KeyOrder = {
  columns: [
    { expression: sql`at`, type: "timestamptz" },
    { expression: sql`kind`, type: "text" },
    { expression: sql`id`, type: "text" },
  ],
  descending: true,
};

/** Everything that happened to an account and around it, newest first, by key. Read as the system's role. */
export function listTimeline(
  tx: Tx,
  accountId: string,
  kinds: readonly TimelineKind[],
  request: PageRequest,
): Promise<KeysetPage<TimelineEntry>> {
  return readPage<TimelineEntry>(
    newestFirst,
    request,
    async ({ beyond, orderBy, limit }) => {
      // Each source gives no more than a page, by its own index; the page is the first of all of them.
      const page = sql`order by ${orderBy} limit ${limit}`;
      const parts = kinds.map((kind): SQL => {
        const { at, id, data, from } = sources[kind];
        const columns = `${at} as at, '${kind}' as kind, ${id} as id, jsonb_build_object(${data}) as data`;
        return sql`(select * from (select ${sql.raw(columns)} from ${sql.raw(from)}
          where account_id = ${accountId} and ${sql.raw(at)} is not null) source
          where ${beyond ?? sql`true`} ${page})`;
      });
      const rows = await tx.orm.execute<{ at: string; kind: string; id: string; data: object }>(
        sql`select * from (${sql.join(parts, sql` union all `)}) everything ${page}`,
      );
      return rows.map((row) => ({ ...row, at: new Date(row.at) }) as TimelineEntry);
    },
    ({ at, kind, id }) => [at.toISOString(), kind, id],
  );
}
