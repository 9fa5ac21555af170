import { addYear, type BillingMonth, monthEnd, monthOf, monthStart, nextDayStart } from "../billing-month";
import type { FreePackRule, MeterId, Service } from "../catalog/types";
import { freePackRulesAt } from "../catalog/versions";
import { accept, type Decision, refuse } from "../decision";
import { ownerOf, type PackGrant } from "./pack-grant";

/** What the first activation brings at once (rules F1 and F4), and the month's packs (rule F3). */
export function packsOnActivation(service: Service, at: Date): PackGrant[] {
  const once = freePackRulesAt(service, at)
    .filter(({ issue }) => issue === "activation")
    .map((rule) => grant(rule, at, freePackKey(rule, monthOf(at))));
  return [...once, ...monthlyPacks(service, at)];
}

/**
 * The packs of the running month that are due at `at`: on its first instant, at an activation or reactivation, or
 * on leaving a stop (rule F3). Their grant keys keep a month's pack from being given twice.
 */
export function monthlyPacks(service: Service, at: Date): PackGrant[] {
  return freePackRulesAt(service, at)
    .filter(({ issue }) => issue === "monthly")
    .map((rule) => monthlyPack(rule, monthOf(at), at));
}

/**
 * A month's free pack, valid from the instant it was due (not the later one at which a job wrote it) to the
 * month's end (rule F3).
 */
export function monthlyPack(rule: FreePackRule, month: BillingMonth, issuedAt: Date): PackGrant {
  const start = monthStart(month);
  const from = issuedAt > start ? issuedAt : start;
  if (from >= monthEnd(month)) throw new Error(`A pack of ${month} cannot be issued after the month`);
  return grant(rule, from, freePackKey(rule, month));
}

/** The free packs an account may claim by hand, once each (rule F2). */
export function claimablePacks(service: Service, at: Date): readonly FreePackRule[] {
  return freePackRulesAt(service, at).filter(({ issue }) => issue === "claim");
}

export interface ClaimContext {
  readonly service: Service;
  readonly closed: boolean;
  /** Whether the service was ever activated (rule S2) and whether it is deactivated now (rule S3). */
  readonly activation: "never" | "active" | "deactivated";
  readonly claimed: readonly MeterId[];
}

export function planClaim(context: ClaimContext, meter: MeterId, now: Date): Decision<PackGrant> {
  if (context.closed) return refuse("account_closed");
  const rule = claimablePacks(context.service, now).find((each) => each.meter === meter);
  if (rule === undefined) return refuse("free_pack_not_offered", { meter });
  if (context.activation === "never") return refuse("service_not_activated", { service: context.service.id });
  if (context.activation === "deactivated") {
    return refuse("service_deactivated", { service: context.service.id });
  }
  if (context.claimed.includes(meter)) return refuse("free_pack_already_claimed", { meter });
  return accept(grant(rule, now, freePackKey(rule, monthOf(now))));
}

/** What keeps a free pack from being given twice: once per account, or once per account and month (rule F3). */
export function freePackKey({ issue, meter }: FreePackRule, month: BillingMonth): string {
  return issue === "monthly" ? `monthly:${meter}:${month}` : `${issue}:${meter}`;
}

function grant(rule: FreePackRule, issuedAt: Date, grantKey: string): PackGrant {
  const { service, kind } = ownerOf(rule.meter);
  const validFrom = rule.startsAt === "next_day" ? nextDayStart(issuedAt) : issuedAt;
  return {
    service: service.id,
    meter: rule.meter,
    kind,
    origin: "free",
    units: rule.units,
    validFrom,
    validUntil: validUntil(rule, validFrom),
    grantKey,
  };
}

function validUntil(rule: FreePackRule, validFrom: Date): Date | null {
  if (rule.validity === "unlimited") return null;
  return rule.validity === "year" ? addYear(validFrom) : monthEnd(monthOf(validFrom));
}
