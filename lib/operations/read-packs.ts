import type { Tx } from "@/db/client";
import type { PageRequest } from "@/db/key-order";
import type { KeysetPage } from "@/db/keyset";
import { listPackPage, type PackFilter, type PackSort } from "@/db/pack-list";
import { findPack, type Pack } from "@/db/packs";
import { findOrder, type Order } from "@/db/placed-orders";
import { listRefunds, type Refund } from "@/db/refunds";
import { addDays } from "@/lib/billing/billing-month";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import type { ServiceId } from "@/lib/billing/catalog/types";
import { type PackTab, packTab } from "@/lib/billing/packs/pack-state";
import { type ReviewReason, recentRefundDays, reviewReason } from "@/lib/billing/packs/refund";
import { readSurroundings, type SurroundingsByMeter, workingMeters } from "./pack-surroundings";
import { refundState } from "./refund-context";

export interface ShownPack {
  readonly pack: Pack;
  readonly standing: PackTab;
}

/** A page of the packs on one tab, each with where it stands and why. */
export async function readPackPage(
  tx: Tx,
  accountId: string,
  filter: Pick<PackFilter, "tab" | "packId" | "meter" | "origin">,
  request: PageRequest & { readonly sort: PackSort; readonly descending: boolean },
  now: Date,
): Promise<KeysetPage<ShownPack>> {
  const surroundings = await readSurroundings(tx, accountId, now);
  const found = await listPackPage(
    tx,
    accountId,
    { ...filter, now, workingMeters: workingMeters(surroundings, now) },
    request,
  );
  return { ...found, rows: found.rows.map((pack) => shown(pack, surroundings, now)) };
}

export interface PackDetail extends ShownPack {
  readonly order: Order | null;
  /** Newest first; a rejected request may be followed by another. */
  readonly refunds: readonly Refund[];
  /** Why the latest request waits for support (rule R8); null: it does not. */
  readonly review: ReviewReason | null;
}

export async function readPack(
  tx: Tx,
  accountId: string,
  packId: string,
  now: Date,
): Promise<PackDetail | null> {
  const pack = await findPack(tx, accountId, packId);
  if (!pack) return null;
  const surroundings = await readSurroundings(tx, accountId, now);
  const all = await listRefunds(tx, accountId);
  const refunds = all.filter((refund) => refund.packId === packId);
  return {
    ...shown(pack, surroundings, now),
    order: pack.orderId ? ((await findOrder(tx, accountId, pack.orderId)) ?? null) : null,
    refunds,
    review: reviewOf(pack, refunds[0], all),
  };
}

/** Counts the account's requests up to the one in review, which is how it came to be in review. */
function reviewOf(pack: Pack, latest: Refund | undefined, all: readonly Refund[]): ReviewReason | null {
  if (latest?.status !== "review") return null;
  const since = addDays(latest.submittedAt, -recentRefundDays);
  const requests = all.filter(
    ({ id, submittedAt }) =>
      submittedAt >= since &&
      (submittedAt < latest.submittedAt || (submittedAt <= latest.submittedAt && id <= latest.id)),
  );
  return reviewReason(serviceOf(pack.service as ServiceId).id, requests.length);
}

export function shown(pack: Pack, surroundings: SurroundingsByMeter, now: Date): ShownPack {
  const around = surroundings.get(pack.meter);
  if (!around) throw new Error(`Pack ${pack.id} is of a meter that the catalogue lacks: ${pack.meter}`);
  return { pack, standing: packTab({ ...pack, refund: refundState[pack.status] }, around, now) };
}
