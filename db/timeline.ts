import { type SQL, sql } from "drizzle-orm";
import type { Account } from "./accounts";
import type { Tx } from "./client";
import type { Message } from "./instance";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import type { MemberChange } from "./members";
import type { AuditAction } from "./schema/instance";

interface RefundHappened {
  order: string;
  pack: string;
  meter: string;
  units: number;
  amount: string;
}

/** What happened, by where it stands. Amounts are decimal strings in the account's currency. */
interface Happenings {
  readonly order: {
    offer: string;
    quantity: number;
    qps: number | null;
    terms: number | null;
    total: string;
  };
  readonly refund_submitted: RefundHappened;
  readonly refund_completed: RefundHappened;
  readonly top_up: { amount: string };
  readonly bill: {
    month: string;
    service: string;
    billKind: "month" | "adjustment" | "supplement";
    total: string;
  };
  readonly free_pack: { meter: string; units: number };
  readonly service: { service: string; change: "activated" | "deactivated" | "stopped" | "resumed" };
  readonly mode: { meter: string; mode: "calls" | "qps" };
  readonly staff: { action: AuditAction; reason: string; user: string };
  readonly member: Pick<MemberChange, "change" | "email" | "roleBefore" | "roleAfter">;
  readonly sign_up: { site: Account["site"] };
  readonly login: { event: LoginEvent; email: string };
  readonly message: Pick<Message, "kind" | "params">;
}

/** What of a member's login concerns the account: who is behind it. How and where they sign in is their own affair. */
const loginEvents = [
  "email_verified",
  "email_changed",
  "second_factor_on",
  "second_factor_off",
  "second_factor_reset",
] as const;
type LoginEvent = (typeof loginEvents)[number];

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
  services: ["service", "mode", "free_pack"],
  staff: ["staff"],
  members: ["sign_up", "member", "login"],
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

/** Nine packs of one order are nine refunds: each says which pack it is of. */
const refundData =
  "'order', order_id, 'pack', pack_id, 'meter', meter, 'units', units, 'amount', amount::text";
const refundsOfPacks = `(select r.*, p.meter, p.units from refunds r
  join packs p on (p.account_id, p.id) = (r.account_id, r.pack_id)) of_packs`;

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
    data: refundData,
    from: refundsOfPacks,
  },
  refund_completed: {
    at: "completed_at",
    id: "id::text",
    data: refundData,
    from: refundsOfPacks,
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
  free_pack: {
    at: "created_at",
    id: "id::text",
    data: "'meter', meter, 'units', units",
    from: "(select * from packs where grant_key like 'claim:%') claimed",
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
  sign_up: {
    at: "created_at",
    id: "account_id::text",
    data: "'site', site",
    from: "(select id as account_id, site, created_at from accounts) opened",
  },
  login: {
    at: "occurred_at",
    id: "id::text",
    data: "'event', event, 'email', email",
    // From the day they joined on: what happened to their login before concerns other accounts.
    from: `(select m.account_id, e.id, e.occurred_at, e.kind as event, u.email from memberships m
      join users u on u.id = m.user_id join security_events e on e.user_id = m.user_id
      where e.occurred_at >= m.created_at and e.kind in (${loginEvents.map((kind) => `'${kind}'`).join(", ")})) logins`,
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
