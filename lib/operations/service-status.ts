import type { Account, AccountService } from "@/db/accounts";
import { evaluateStanding, type Standing } from "@/lib/billing/arrears/standing";
import type { Service } from "@/lib/billing/catalog/types";
import type { Money } from "@/lib/billing/money";

export interface ServiceStatus {
  readonly status: "active" | "not_activated" | "deactivated" | "stopped";
  /** While the grace runs: when it will stop (rule A2); null otherwise. */
  readonly stopsAt: Date | null;
}

/**
 * How an account stands with a service at this moment. A stop that fell due counts even where no job has written it
 * yet; deactivation goes before it, because then nobody waits for the service.
 */
export function serviceStatus(
  service: Service,
  account: Account,
  row: AccountService | undefined,
  cash: Money,
  now: Date,
): ServiceStatus {
  if (!row) return { status: "not_activated", stopsAt: null };
  if (row.active === "deactivated") return { status: "deactivated", stopsAt: null };
  const standing: Standing = evaluateStanding(
    service.policies.arrears,
    { overdueSince: account.overdueSince, stoppedAt: row.stoppedAt },
    cash,
    now,
  );
  if (standing.standing === "stopped") return { status: "stopped", stopsAt: null };
  return { status: "active", stopsAt: standing.standing === "overdue" ? standing.stopsAt : null };
}
