import { findAccount, listAccountServices } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { evaluateStanding } from "@/lib/billing/arrears/standing";
import { findService } from "@/lib/billing/catalog/catalog";
import type { Text } from "@/lib/billing/catalog/types";
import { add, isNegative, type MoneyJson, money, toJson } from "@/lib/billing/money";

export interface ServiceArrears {
  readonly service: string;
  readonly name: Text;
  readonly standing: "overdue" | "stopped";
  /** When it stops, or stopped. */
  readonly stopsAt: Date;
  /** What must come in to bring this service back (rule A3). */
  readonly amountToRestore: MoneyJson;
  /** It resumes only above zero, so one cent more than is owed brings it back (rule A3). */
  readonly oneCentMore: boolean;
}

/** What an account owes and what that does to its services (rule A4). */
export interface Arrears {
  readonly owed: MoneyJson;
  readonly since: Date | null;
  readonly services: readonly ServiceArrears[];
  /** What brings every service back. */
  readonly amountToRestore: MoneyJson;
}

/** What can be spent, and the arrears; null while cash is not below zero and nothing is stopped. */
export async function readArrears(
  tx: Tx,
  accountId: string,
  now: Date,
): Promise<{ available: MoneyJson; arrears: Arrears | null }> {
  const [account, balances, rows] = await Promise.all([
    findAccount(tx, accountId),
    findBalancesOf(tx, accountId),
    listAccountServices(tx, accountId),
  ]);
  if (!account) throw new Error(`No account ${accountId}`);
  const cash = money(balances.cash, account.currency);
  const available = toJson(add(cash, money(balances.gifted.plus(balances.earnings), account.currency)));
  const services: (ServiceArrears & { readonly needed: typeof cash })[] = [];
  for (const row of rows) {
    const service = findService(row.service);
    if (!service) continue;
    const standing = evaluateStanding(
      service.policies.arrears,
      { overdueSince: account.overdueSince, stoppedAt: row.stoppedAt },
      cash,
      now,
    );
    if (standing.standing === "good" || !standing.stopsAt) continue;
    services.push({
      service: service.id,
      name: service.name,
      standing: standing.standing,
      stopsAt: standing.stopsAt,
      needed: standing.amountToRestore,
      amountToRestore: toJson(standing.amountToRestore),
      oneCentMore: standing.standing === "stopped" && service.policies.arrears.resumesAt === "above_zero",
    });
  }
  if (!isNegative(cash) && services.length === 0) return { available, arrears: null };
  const owed = isNegative(cash) ? money(cash.amount.negated(), account.currency) : money(0, account.currency);
  const most = services.reduce(
    (largest, { needed }) => (needed.amount.greaterThan(largest.amount) ? needed : largest),
    owed,
  );
  return {
    available,
    arrears: {
      owed: toJson(owed),
      since: account.overdueSince,
      amountToRestore: toJson(most),
      services: services.map(({ needed: _, ...shown }) => shown),
    },
  };
}
