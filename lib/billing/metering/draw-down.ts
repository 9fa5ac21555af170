/** Who a pack came from; free and gifted ones are drawn together, before purchased ones (rules U1 and F6). */
export type PackOrigin = "free" | "gifted" | "purchased";

export interface DrawablePack {
  readonly id: string;
  readonly origin: PackOrigin;
  readonly validFrom: Date;
  /** Exclusive; null never ends. */
  readonly validUntil: Date | null;
  readonly remaining: number;
}

export interface Draw {
  readonly packId: string;
  readonly origin: PackOrigin;
  readonly units: number;
}

export interface Covered {
  readonly free: number;
  readonly gifted: number;
  readonly purchased: number;
}

export interface DrawDown {
  readonly draws: readonly Draw[];
  readonly covered: Covered;
  readonly billable: number;
}

/** Free and gifted before purchased; inside a group earliest expiry, earliest start, id (rules U1 and U2). */
export function compareDrawOrder(a: DrawablePack, b: DrawablePack): number {
  return (
    Number(a.origin === "purchased") - Number(b.origin === "purchased") ||
    expiry(a) - expiry(b) ||
    a.validFrom.getTime() - b.validFrom.getTime() ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

export function drawOrder<P extends DrawablePack>(packs: readonly P[]): P[] {
  return [...packs].sort(compareDrawOrder);
}

/** Splits a report of calls over one meter's packs; what nothing covers is billable (rules U1 to U4). */
export function drawDown(
  packs: readonly DrawablePack[],
  report: { readonly calls: number; readonly at: Date },
): DrawDown {
  return drawDownInOrder(packs.length < 2 ? packs : drawOrder(packs), report);
}

/** The same for packs that are in draw order already: ingest sorts an account's packs once per batch. */
export function drawDownInOrder(
  packs: Iterable<DrawablePack>,
  report: { readonly calls: number; readonly at: Date },
): DrawDown {
  const at = report.at.getTime();
  const covered = { free: 0, gifted: 0, purchased: 0 };
  const draws: Draw[] = [];
  let billable = report.calls;
  for (const pack of packs) {
    if (billable === 0) break;
    if (pack.remaining <= 0 || at < pack.validFrom.getTime() || at >= expiry(pack)) continue;
    const units = Math.min(billable, pack.remaining);
    draws.push({ packId: pack.id, origin: pack.origin, units });
    covered[pack.origin] += units;
    billable -= units;
  }
  return { draws, covered, billable };
}

function expiry(pack: DrawablePack): number {
  return pack.validUntil === null ? Number.MAX_SAFE_INTEGER : pack.validUntil.getTime();
}
