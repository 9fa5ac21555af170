import type { Account, AccountService, ServiceChange } from "@/db/accounts";
import { newId } from "@/db/ids";
import type { NewMessage } from "@/db/instance";
import { evaluateStanding } from "@/lib/billing/arrears/standing";
import { findService } from "@/lib/billing/catalog/catalog";
import type { Service } from "@/lib/billing/catalog/types";
import { amountString, isNegative, type Money } from "@/lib/billing/money";

/** A locked account with its cash after whatever changed it. */
export interface ChangedCash {
  readonly account: Pick<Account, "id" | "overdueSince" | "nextStopAt">;
  readonly cash: Money;
}

/** What is to be written of one account's standing. */
export interface StandingPlan {
  readonly changes: ServiceChange[];
  /** Services whose `stoppedAt` is another now. */
  readonly stops: AccountService[];
  /** Active services that left a stop. */
  readonly resumed: { readonly accountId: string; readonly service: Service }[];
  /** null: as it was. */
  readonly arrears: Pick<Account, "id" | "overdueSince" | "nextStopAt"> | null;
  readonly messages: NewMessage[];
}

/** Evaluates the standing of an account with each of its services (rules A1 to A3). */
export function planStanding(
  { account, cash }: ChangedCash,
  rows: readonly AccountService[],
  now: Date,
): StandingPlan {
  const plan = {
    changes: [] as ServiceChange[],
    stops: [] as AccountService[],
    resumed: [] as { accountId: string; service: Service }[],
  };
  const overdueSince = isNegative(cash) ? (account.overdueSince ?? now) : null;
  let nextStopAt: Date | null = null;
  for (const row of rows) {
    const service = findService(row.service);
    if (!service)
      throw new Error(`Account ${account.id} has a service that the catalogue lacks: ${row.service}`);
    const remembered = { overdueSince: account.overdueSince, stoppedAt: row.stoppedAt };
    const { standing, stoppedAt, stopsAt, endedStop } = evaluateStanding(
      service.policies.arrears,
      remembered,
      cash,
      now,
    );
    // A stop counts from the instant it fell due, also one that began and ended since anybody looked.
    const began = endedStop?.from ?? stoppedAt;
    if (began && !row.stoppedAt) plan.changes.push(changeOf(row, "stopped", began));
    if (endedStop) plan.changes.push(changeOf(row, "resumed", endedStop.until));
    if (endedStop && row.active === "active") plan.resumed.push({ accountId: account.id, service });
    if (!isSame(stoppedAt, row.stoppedAt)) plan.stops.push({ ...row, stoppedAt });
    if (standing === "overdue" && stopsAt && (nextStopAt === null || stopsAt < nextStopAt))
      nextStopAt = stopsAt;
  }
  const isNews = !isSame(overdueSince, account.overdueSince) || !isSame(nextStopAt, account.nextStopAt);
  const messages = plan.changes.map(messageOf);
  if (overdueSince && !account.overdueSince) messages.push(overdueMessage(account.id, cash, overdueSince));
  return { ...plan, messages, arrears: isNews ? { id: account.id, overdueSince, nextStopAt } : null };
}

function isSame(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}

function changeOf(
  { accountId, service }: AccountService,
  change: "stopped" | "resumed",
  occurredAt: Date,
): ServiceChange {
  return { accountId, id: newId(), service, change, occurredAt, userId: null, termsVersion: null };
}

function messageOf({ accountId, service, change, occurredAt }: ServiceChange): NewMessage {
  const cause = `${service}:${occurredAt.toISOString()}`;
  return { accountId, kind: `service_${change}`, cause, params: { service }, createdAt: occurredAt };
}

function overdueMessage(accountId: string, cash: Money, since: Date): NewMessage {
  const params = { amount: amountString(cash.amount.negated(), 2), currency: cash.currency };
  return { accountId, kind: "overdue", cause: since.toISOString(), params, createdAt: since };
}
