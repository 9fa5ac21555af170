import { and, eq, gt, inArray, lte, ne, not, type SQL, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { type KeyOrder, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { packEnd } from "./pack-end";
import type { Pack } from "./packs";
import { packs } from "./schema/packs";

/** The tabs of the pack page by what stands in the rows; the rulebook's `packTab` says the same of each row. */
export interface PackFilter {
  readonly tab: "usable" | "not_yet_usable" | "used_up" | "expired" | "refunded";
  readonly now: Date;
  /** Meters whose packs work at present: the service active and not stopped, the mode `calls`. */
  readonly workingMeters: readonly string[];
  readonly packId?: string | undefined;
  readonly meter?: string | undefined;
  readonly origin?: Pack["origin"] | undefined;
}

export const packSorts = ["newest", "expiry", "remaining"] as const;
export type PackSort = (typeof packSorts)[number];

const byId = { expression: sql`${packs.id}`, type: "uuid" } as const;
/** Ids are time-ordered, so the primary key is the order of purchase; a pack without end expires last. */
const orders: Readonly<Record<PackSort, KeyOrder["columns"]>> = {
  newest: [byId],
  expiry: [{ expression: packEnd, type: "timestamptz" }, byId],
  remaining: [{ expression: sql`${packs.remaining}`, type: "bigint" }, byId],
};

export function listPackPage(
  tx: Tx,
  accountId: string,
  filter: PackFilter,
  request: PageRequest & { readonly sort: PackSort; readonly descending: boolean },
): Promise<KeysetPage<Pack>> {
  const { sort, descending } = request;
  return readPage(
    { columns: orders[sort], descending },
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select()
        .from(packs)
        .where(and(eq(packs.accountId, accountId), ...conditions(filter), beyond))
        .orderBy(orderBy)
        .limit(limit),
    (pack) => [...sortKey(pack, sort), pack.id],
  );
}

function sortKey(pack: Pack, sort: PackSort): string[] {
  if (sort === "expiry") return [pack.validUntil?.toISOString() ?? "infinity"];
  return sort === "remaining" ? [String(pack.remaining)] : [];
}

function conditions({ tab, now, workingMeters, packId, meter, origin }: PackFilter): (SQL | undefined)[] {
  // As a word of the statement, not as a parameter: indexes hold active packs only.
  const active = sql`${packs.status} = 'active'`;
  const left = gt(packs.remaining, 0);
  const valid = sql`${packEnd} > ${now.toISOString()}::timestamptz`;
  const works = and(inArray(packs.meter, [...workingMeters]), lte(packs.validFrom, now)) ?? sql`true`;
  const ofTab = {
    usable: [active, left, valid, works],
    not_yet_usable: [active, left, valid, not(works)],
    used_up: [active, eq(packs.remaining, 0)],
    expired: [active, left, lte(packs.validUntil, now)],
    refunded: [ne(packs.status, "active")],
  }[tab];
  return [
    ...ofTab,
    packId ? eq(packs.id, packId) : undefined,
    meter ? eq(packs.meter, meter) : undefined,
    origin ? eq(packs.origin, origin) : undefined,
  ];
}
