import { lockAccount } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { systemTransaction } from "@/db/client";
import {
  accepted,
  activate,
  buy,
  call,
  makeAccount,
  operationOf,
  outcomesOf,
  refusalOf,
  report,
  support,
} from "@/db/testing/arrange";
import { monthEnd, monthStart, shiftMonth } from "@/lib/billing/billing-month";
import { serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { BillingMode } from "@/lib/billing/catalog/types";
import type { Scenario, ScenarioUsage } from "@/lib/billing/what-if/scenario";
import type { Actor } from "../actor";
import { attachContract } from "../attach-contract";
import { claimFreePack } from "../claim-free-pack";
import { adjustAccount } from "../closing/adjust-account";
import { closeAccounts } from "../closing/close-accounts";
import { giftBalance } from "../gift";
import { switchBillingMode } from "../switch-billing-mode";

/** Does what a scenario says through the operations, each thing at its instant, and closes the month. */
export async function live(scenario: Scenario): Promise<Actor> {
  const start = monthStart(shiftMonth(scenario.month, -2));
  const actor = await makeAccount(scenario.site, start);
  accepted(await giftBalance(support(actor), actor.accountId, "100000000", start));
  for (const contract of scenario.contracts)
    accepted(await attachContract(support(actor), actor.accountId, contract, start));
  for (const step of stepsOf(scenario, actor)) await step.take();
  await systemTransaction((tx) => close(tx, scenario, actor));
  return actor;
}

interface Step {
  readonly at: Date;
  /** What happens first when several things happen in one millisecond. */
  readonly rank: number;
  readonly take: () => Promise<unknown>;
}

function stepsOf(scenario: Scenario, actor: Actor): Step[] {
  const steps: Step[] = [
    ...scenario.activated.map(({ service, at }) => ({
      at,
      rank: 0,
      take: () => activate(actor, service, at),
    })),
    ...scenario.claims.map(({ meter, at }) => ({
      at,
      rank: 1,
      take: async () => accepted(await claimFreePack(actor, meter, at)),
    })),
    ...scenario.purchases.map(({ offer, at, ...input }) => ({
      at,
      rank: 1,
      take: () => buy(actor, offer, at, input),
    })),
    ...scenario.modes.map(({ meter, mode, from }) => ({
      at: from,
      rank: 1,
      take: () => switchMode(actor, meter, mode, from),
    })),
    ...scenario.usage.map(({ meter, calls, at }) => ({
      at,
      rank: 2,
      take: () => use(actor, meter, calls, at),
    })),
  ];
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime() || a.rank - b.rank);
}

async function switchMode(actor: Actor, meter: string, mode: BillingMode, from: Date): Promise<void> {
  const decision = await switchBillingMode(actor, { meter, mode, confirmed: true }, from);
  // The mode in force again is refused as unchanged, which changes nothing in the scenario either.
  if (refusalOf(decision) !== "mode_unchanged") accepted(decision);
}

async function use(actor: Actor, meter: string, calls: number, at: Date): Promise<void> {
  const { operation, service } = operationOf(meter);
  const [outcome] = await outcomesOf([call(actor, operation, calls, at, { service })], at);
  if (outcome !== "accepted") throw new Error(`${serviceOfMeter(meter)?.id}: ${outcome}`);
}

/** Calls of the closed month that are reported only now (rule U7), and the bill of the difference. */
export async function reportLate(
  actor: Actor,
  { month }: Scenario,
  { meter, calls, at }: ScenarioUsage,
): Promise<void> {
  const later = new Date(monthEnd(month).getTime() + 3_600_000);
  const { operation, service } = operationOf(meter);
  await report([call(actor, operation, calls, at, { service })], later);
  await systemTransaction(async (tx) => {
    const account = await lockAccount(tx, actor.accountId);
    if (account) await adjustAccount(tx, account, month, later);
  });
}

async function close(tx: Tx, { month }: Scenario, { accountId }: Actor): Promise<void> {
  await closeAccounts(tx, [accountId], month, new Date(monthEnd(month).getTime() + 5 * 60_000));
}
