import { findAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { saveAudit } from "@/db/instance";
import { endViewing, saveViewing } from "@/db/viewings";
import { accept, type Decision, refuse } from "@/lib/billing/decision";

/** How long support looks at the console in a customer's place before it has to say again why. */
const lastsMs = 30 * 60_000;

export interface StartedViewing {
  readonly accountId: string;
  readonly viewingId: string;
  readonly endsAt: Date;
}

/**
 * Lets a member of staff see the console as a viewer of the account does; a closed account too, because that is when
 * its customer calls. Nothing can be changed meanwhile: the edge refuses `viewing_only`.
 */
export function startViewing(
  staff: { readonly userId: string; readonly reason: string },
  accountId: string,
  now: Date,
): Promise<Decision<StartedViewing>> {
  return systemTransaction(async (tx) => {
    if (!(await findAccount(tx, accountId))) return refuse("account_not_found");
    const { userId, reason } = staff;
    const viewingId = newId();
    const endsAt = new Date(now.getTime() + lastsMs);
    await saveViewing(tx, { accountId, id: viewingId, userId, startedAt: now, endsAt });
    await saveAudit(tx, {
      ...{ userId, accountId, action: "account.viewed", reason, before: null },
      after: { viewing: viewingId, until: endsAt.toISOString() },
      occurredAt: now,
    });
    return accept({ accountId, viewingId, endsAt });
  });
}

/** Ends it before its time; ended already, nothing changes. */
export function stopViewing(
  { accountId, viewingId }: Pick<StartedViewing, "accountId" | "viewingId">,
  now: Date,
): Promise<Decision<{ accountId: string }>> {
  return systemTransaction(async (tx) => {
    await endViewing(tx, accountId, viewingId, now);
    return accept({ accountId });
  });
}
