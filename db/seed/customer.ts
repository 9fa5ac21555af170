import { addDays, type BillingMonth, DAY_MS, HOUR_MS, monthPeriod } from "@/lib/billing/billing-month";
import { findService } from "@/lib/billing/catalog/catalog";
import type { Decision } from "@/lib/billing/decision";
import { refusalSentence } from "@/lib/billing/refusals";
import { activateService } from "@/lib/operations/activate-service";
import type { Actor } from "@/lib/operations/actor";
import { claimFreePack } from "@/lib/operations/claim-free-pack";
import { completeSubmittedRefunds } from "@/lib/operations/complete-refunds";
import { type PurchaseRequest, purchaseOffer } from "@/lib/operations/purchase-offer";
import { type ReportedEvent, recordUsage } from "@/lib/operations/record-usage";
import { requestRefund } from "@/lib/operations/request-refund";
import { signUp } from "@/lib/operations/sign-up";
import { switchBillingMode } from "@/lib/operations/switch-billing-mode";
import { startTopUp } from "@/lib/operations/top-up";
import { sandboxProvider } from "@/lib/payments/sandbox";
import { systemTransaction } from "../client";
import { newId } from "../ids";
import { listPacksOfOrder } from "../packs";
import type { Persona } from "./personas";

/** Unwraps what must not be refused in a seed; a refusal there is a bug and says its sentence. */
export function must<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw new Error(refusalSentence(decision.refusal, "en"));
}

/** A customer acting through the same operations as the console, at given moments. */
export class SeedCustomer {
  readonly actor: Actor;

  private constructor(actor: Actor) {
    this.actor = actor;
  }

  static async signUp(persona: Persona, passwordHash: string, at: Date): Promise<SeedCustomer> {
    const { site, account, name, email, locale } = persona;
    return new SeedCustomer(
      must(
        await signUp(
          {
            site,
            accountName: account,
            userName: name,
            email,
            locale,
            passwordHash,
            emailVerified: true,
          },
          at,
        ),
      ),
    );
  }

  async activate(service: string, at: Date): Promise<void> {
    must(
      await activateService(
        this.actor,
        { service, acceptedTerms: findService(service)?.terms.version ?? null },
        at,
      ),
    );
  }

  async claim(meter: string, at: Date): Promise<void> {
    must(await claimFreePack(this.actor, meter, at));
  }

  async topUp(amount: string, at: Date): Promise<void> {
    must(
      await startTopUp(this.actor, { requestId: newId(), amount, returnTo: "/balance" }, sandboxProvider, at),
    );
  }

  async buy(request: PurchaseRequest, at: Date): Promise<void> {
    must(await purchaseOffer(this.actor, { ...request, requestId: newId() }, at));
  }

  /** Buys a pack and gives it back the same day, wholly unused (rule R1). */
  async buyByMistake(offerId: string, at: Date): Promise<void> {
    const { accountId } = this.actor;
    const { orderId } = must(await purchaseOffer(this.actor, { offerId, requestId: newId() }, at));
    const [pack] = await systemTransaction((tx) => listPacksOfOrder(tx, accountId, orderId));
    const noticed = new Date(at.getTime() + HOUR_MS);
    must(await requestRefund(this.actor, pack?.id ?? "", noticed));
    await completeSubmittedRefunds(noticed);
  }

  async switchMode(meter: string, mode: "calls" | "qps", at: Date): Promise<void> {
    must(await switchBillingMode(this.actor, { meter, mode, confirmed: true }, at));
  }

  /** Spreads about `calls` over the days and working hours of a month (up to `until`), as a gateway would report them. */
  use(operation: string, calls: number, month: BillingMonth, until?: Date): Promise<void> {
    const end = monthPeriod(month).until;
    const reached = until && until < end ? until : end;
    return this.#report("demo-gateway", { operation, calls, month, until: reached }, reached);
  }

  /** Calls of a whole month that a gateway which was cut off reports afterwards. */
  reportLate(operation: string, calls: number, month: BillingMonth, at: Date): Promise<void> {
    const until = monthPeriod(month).until;
    return this.#report("demo-gateway-cut-off", { operation, calls, month, until }, at);
  }

  async #report(
    source: string,
    {
      operation,
      calls,
      month,
      until: end,
    }: { operation: string; calls: number; month: BillingMonth; until: Date },
    reportedAt: Date,
  ): Promise<void> {
    const period = monthPeriod(month);
    const days = Math.max(1, Math.floor((end.getTime() - period.from.getTime()) / DAY_MS));
    const events: ReportedEvent[] = [];
    let left = calls;
    for (let day = 0; day < days; day++) {
      for (const [slot, hour] of [10, 14, 20].entries()) {
        const last = day === days - 1 && slot === 2;
        const share = weight(day, slot) / (days * 3);
        const count = last ? left : Math.min(left, Math.round(calls * share));
        const occurredAt = new Date(addDays(period.from, day).getTime() + hour * HOUR_MS + 17 * 60_000);
        if (count === 0 || occurredAt >= end) continue;
        left -= count;
        events.push({
          type: "api.call",
          accountId: this.actor.accountId,
          source,
          eventId: `${operation}-${month}-${day}-${slot}`,
          occurredAt,
          operation,
          service: null,
          calls: count,
        });
      }
    }
    const outcomes = await recordUsage(events, reportedAt);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") must({ ok: false, refusal: outcome.refusal });
  }
}

/** A quiet weekend and a busier evening, the same in every seed. */
function weight(day: number, slot: number): number {
  const hour = [0.7, 1, 1.3][slot] ?? 1;
  const weekend = day % 7 === 0 || day % 7 === 6;
  return hour * (weekend ? 0.5 : 1.2);
}
