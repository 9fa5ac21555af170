import { addDays, monthEnd, monthOf } from "./billing-month";
import type { MeterId, ServiceId } from "./catalog/types";
import type { PackOrigin } from "./metering/draw-down";
import type { MoneyJson } from "./money";
import { isLow } from "./packs/thresholds";
import { type QpsQuota, qpsLimitAt, quotaEndNotices } from "./services/modes";

/** Packs are shown as expiring this many days before their end. */
export const expiringDays = 30;
/** Days before the end of a pack on which it is announced. */
export const packEndNotices = [expiringDays, 7] as const;

/** Something of an account that somebody should look at, besides arrears, which have a banner of their own. */
export type Attention =
  | { readonly kind: "quota_missing"; readonly meter: MeterId }
  | { readonly kind: "low_balance"; readonly cash: MoneyJson; readonly threshold: MoneyJson }
  | { readonly kind: "slots_full"; readonly meter: MeterId }
  | { readonly kind: "packs_used_up"; readonly meter: MeterId }
  | {
      readonly kind: "packs_low";
      readonly meter: MeterId;
      readonly remaining: number;
      readonly granted: number;
    }
  | { readonly kind: "quota_ending"; readonly meter: MeterId; readonly qps: number; readonly endsAt: Date }
  | { readonly kind: "needs_quote"; readonly meter: MeterId; readonly calls: number }
  | {
      readonly kind: "cliff";
      readonly meter: MeterId;
      readonly callsNeeded: number;
      readonly amountNow: MoneyJson;
      readonly amountThen: MoneyJson;
    }
  | {
      readonly kind: "packs_expiring";
      readonly meter: MeterId;
      readonly units: number;
      readonly firstEnd: Date;
    }
  | { readonly kind: "claimable"; readonly meter: MeterId; readonly units: number }
  | { readonly kind: "unread"; readonly count: number }
  | { readonly kind: "not_activated"; readonly services: readonly ServiceId[] };

export interface WatchedPack {
  readonly origin: PackOrigin;
  readonly units: number;
  readonly remaining: number;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** A meter of an active service: its packs that are not refunded, its quotas, the mode in force. */
export interface WatchedMeter {
  readonly meter: MeterId;
  /** Materials occupy slots (rule U9). */
  readonly kind: "calls" | "materials";
  readonly mode: "calls" | "qps";
  readonly packs: readonly WatchedPack[];
  readonly quotas: readonly QpsQuota[];
  /** Billable calls of the running month that have no price (rule P8); 0 when all have one. */
  readonly unpriced: number;
}

/** What the state of one meter asks for, the most pressing first (rules U8, S7, P8). */
export function attentionOfMeter(watched: WatchedMeter, now: Date): Attention[] {
  const { meter, mode, quotas, unpriced } = watched;
  const found: Attention[] = [];
  if (mode === "qps" && qpsLimitAt(quotas, now) === 0) found.push({ kind: "quota_missing", meter });
  // In QPS billing no pack is drawn (rule S6), so a low one asks for nothing.
  if (mode === "calls") found.push(...packLevels(watched, now));
  const noticeFrom = addDays(now, quotaEndNotices[0]);
  for (const { qps, startsAt, endsAt } of quotas) {
    if (startsAt <= now && now < endsAt && endsAt <= noticeFrom) {
      found.push({ kind: "quota_ending", meter, qps, endsAt });
    }
  }
  if (unpriced > 0) found.push({ kind: "needs_quote", meter, calls: unpriced });
  return [...found, ...expiring(watched, now)];
}

function packLevels({ meter, kind, packs }: WatchedMeter, now: Date): Attention[] {
  const inForce = packs.filter(
    ({ validFrom, validUntil }) => validFrom <= now && (validUntil === null || now < validUntil),
  );
  const granted = inForce.reduce((total, pack) => total + pack.units, 0);
  const remaining = inForce.reduce((total, pack) => total + pack.remaining, 0);
  if (granted > 0 && remaining === 0) {
    // Without a slot creating is refused; without a pack calls go on, and who lived on free ones alone knows.
    if (kind === "materials") return [{ kind: "slots_full", meter }];
    return inForce.every(({ origin }) => origin === "free") ? [] : [{ kind: "packs_used_up", meter }];
  }
  return isLow({ granted, remaining }) ? [{ kind: "packs_low", meter, remaining, granted }] : [];
}

function expiring({ meter, packs }: WatchedMeter, now: Date): Attention[] {
  const limit = addDays(now, expiringDays);
  const ends = packs.flatMap((pack) =>
    pack.validUntil !== null &&
    pack.remaining > 0 &&
    now < pack.validUntil &&
    pack.validUntil <= limit &&
    !endsWithItsMonth(pack)
      ? [{ units: pack.remaining, end: pack.validUntil }]
      : [],
  );
  if (ends.length === 0) return [];
  return [
    {
      kind: "packs_expiring",
      meter,
      units: ends.reduce((total, { units }) => total + units, 0),
      firstEnd: new Date(Math.min(...ends.map(({ end }) => end.getTime()))),
    },
  ];
}

/** A month's free pack (rule F3) always ends soon and is followed by the next one; nobody needs telling. */
export function endsWithItsMonth({
  origin,
  validFrom,
  validUntil,
}: Pick<WatchedPack, "origin" | "validFrom" | "validUntil">): boolean {
  return origin === "free" && validUntil?.getTime() === monthEnd(monthOf(validFrom)).getTime();
}

const order: readonly Attention["kind"][] = [
  "quota_missing",
  "slots_full",
  "low_balance",
  "packs_used_up",
  "packs_low",
  "quota_ending",
  "needs_quote",
  "cliff",
  "packs_expiring",
  "claimable",
  "unread",
  "not_activated",
];

/** What stops calls first, then what costs money, then what is merely there to take. */
export function byUrgency(items: readonly Attention[]): Attention[] {
  return [...items].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
