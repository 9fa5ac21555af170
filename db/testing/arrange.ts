import { findService, serviceOf } from "@/lib/billing/catalog/catalog";
import type { ServiceId, Site } from "@/lib/billing/catalog/types";
import type { Decision } from "@/lib/billing/decision";
import { type Book, posting } from "@/lib/billing/ledger/books";
import { money } from "@/lib/billing/money";
import { activateService } from "@/lib/operations/activate-service";
import type { Actor } from "@/lib/operations/actor";
import { book } from "@/lib/operations/book";
import { giftBalance, giftVoucher, type VoucherGift } from "@/lib/operations/gift";
import { purchaseOffer } from "@/lib/operations/purchase-offer";
import { type EventOutcome, type ReportedEvent, recordUsage } from "@/lib/operations/record-usage";
import { signUp } from "@/lib/operations/sign-up";
import { startTopUp } from "@/lib/operations/top-up";
import { sandboxProvider } from "@/lib/payments/sandbox";
import { lockAccount } from "../accounts";
import { systemTransaction } from "../client";
import { newId } from "../ids";

/**
 * Arranges accounts for tests through the operations themselves, at the instant the test names. Each step must
 * succeed; one that is refused throws, because then the test would prove something else.
 */
export function accepted<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw new Error(`Refused: ${decision.refusal.code} ${JSON.stringify(decision.refusal.params)}`);
}

/** The code of a refusal; null when it was accepted. */
export function refusalOf(decision: Decision<unknown>): string | null {
  return decision.ok ? null : decision.refusal.code;
}

export async function makeAccount(site: Site, now: Date): Promise<Actor> {
  const input = {
    site,
    accountName: "Test account",
    userName: "Test owner",
    email: `${newId()}@example.com`,
    passwordHash: "not a hash: nobody signs in here",
    locale: "en" as const,
    emailVerified: true,
  };
  return accepted(await signUp(input, now));
}

export async function activate(actor: Actor, service: ServiceId, now: Date): Promise<void> {
  const acceptedTerms = serviceOf(service).terms.version;
  accepted(await activateService(actor, { service, acceptedTerms }, now));
}

/** An account with one active service and money in cash. */
export async function makeCustomer(service: ServiceId, cash: string, now: Date): Promise<Actor> {
  const actor = await makeAccount(serviceOf(service).site, now);
  await activate(actor, service, now);
  if (Number(cash) > 0) await topUp(actor, cash, now);
  return actor;
}

export async function topUp(actor: Actor, amount: string, now: Date, requestId = newId()): Promise<string> {
  const input = { requestId, amount, returnTo: "/balance" };
  return accepted(await startTopUp(actor, input, sandboxProvider, now)).topUpId;
}

export interface Buying {
  readonly quantity?: number;
  readonly qps?: number;
  readonly terms?: number;
  readonly voucherId?: string;
}

export async function buy(actor: Actor, offerId: string, now: Date, buying: Buying = {}): Promise<string> {
  return accepted(await purchaseOffer(actor, { offerId, ...buying, requestId: newId() }, now)).orderId;
}

/** Support gives; the reason stands in the audit log. */
export function support(actor: Actor, requestId = newId()) {
  return { userId: actor.userId, reason: "arranged by a test", requestId };
}

export async function gift(actor: Actor, amount: string, now: Date): Promise<void> {
  accepted(await giftBalance(support(actor), actor.accountId, amount, now));
}

export async function voucher(actor: Actor, terms: Partial<VoucherGift>, now: Date): Promise<void> {
  const whole: VoucherGift = {
    faceValue: "10",
    services: null,
    kinds: ["prepaid", "postpaid"],
    minimum: "0",
    validUntil: null,
    ...terms,
  };
  accepted(await giftVoucher(support(actor), actor.accountId, whole, now));
}

/** Settles a bill of this amount from cash, as month close does: the one way below zero (rule L2). */
export function settle(actor: Actor, amount: string, now: Date): Promise<void> {
  return bookOne(actor, "settlement", ["cash", "usage_sales"], amount, now);
}

/** Earnings come from outside this console; the ledger takes them like any other cause. */
export function earn(actor: Actor, amount: string, now: Date): Promise<void> {
  return bookOne(actor, "top_up", ["payments", "earnings"], amount, now);
}

function bookOne(
  actor: Actor,
  kind: "settlement" | "top_up",
  [from, to]: readonly [Book, Book],
  amount: string,
  now: Date,
): Promise<void> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    if (!account) throw new Error(`No account ${actor.accountId}`);
    const postings = [posting(from, to, money(amount, account.currency))];
    await book(tx, account, [{ reference: `test:${newId()}`, kind, occurredAt: now, postings }], now);
  });
}

/** A call event as a gateway reports it; identities are new each time unless the test names one. */
export function call(
  actor: Actor,
  operation: string,
  calls: number,
  occurredAt: Date,
  more: Partial<ReportedEvent> = {},
): ReportedEvent {
  const identity = { accountId: actor.accountId, source: "gateway/1", eventId: newId() };
  return { type: "api.call", ...identity, occurredAt, operation, service: null, calls, ...more };
}

export function material(
  actor: Actor,
  type: "material.created" | "material.deleted",
  materialId: string,
  occurredAt: Date,
  more: Partial<ReportedEvent> = {},
): ReportedEvent {
  const operation = type === "material.created" ? "CreateImageMaterial" : "DeleteImageMaterial";
  return call(actor, operation, 1, occurredAt, { type, materialId, ...more });
}

/** Reports events that must all be accepted. */
export async function report(events: readonly ReportedEvent[], now: Date): Promise<void> {
  const outcomes = await recordUsage(events, now);
  const other = outcomes.find((outcome) => outcome.status !== "accepted");
  if (other) throw new Error(`Not accepted: ${outcomeText(other)}`);
}

/** `accepted`, `duplicate` or the refusal's code. */
export function outcomeText(outcome: EventOutcome): string {
  return outcome.status === "rejected" ? outcome.refusal.code : outcome.status;
}

export async function outcomesOf(events: readonly ReportedEvent[], now: Date): Promise<string[]> {
  return (await recordUsage(events, now)).map(outcomeText);
}

/** The operation that a meter's calls come in by: the first of its catalogue. */
export function operationOf(meter: string): { operation: string; service: ServiceId } {
  const service = findService(meter.split("/")[0] ?? "");
  const found = service?.operations.find((each) => each.meter === meter && each.event === "api.call");
  if (!service || !found) throw new Error(`No operation of ${meter}`);
  return { operation: found.name, service: service.id };
}

/** Instants of tests are written on the billing clock: `at("2026-10-15 12:00")`. */
export function at(text: string): Date {
  const instant = new Date(`${text.replace(" ", "T")}+08:00`);
  if (Number.isNaN(instant.getTime())) throw new Error(`Not an instant: ${text}`);
  return instant;
}
