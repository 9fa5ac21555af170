import { cache } from "react";
import { listMemberships } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { currentSession } from "./current-session";
import type { MemberRole, StaffRole } from "./permissions";

/** A signed-in customer acting for an account. */
export interface Customer {
  readonly userId: string;
  readonly userName: string;
  readonly email: string;
  /** A link mailed to it was opened; before, nothing may be bought (decision 18). */
  readonly emailVerified: boolean;
  readonly accountId: string;
  readonly accountName: string;
  readonly site: "international" | "china";
  readonly currency: "USD" | "CNY";
  readonly role: MemberRole;
  /** Since when and why the account is closed for violations; null while it is open. */
  readonly closure: { readonly at: Date; readonly reason: string } | null;
}

export interface Staff {
  readonly userId: string;
  readonly userName: string;
  readonly email: string;
  readonly staffRole: StaffRole;
}

export type Visitor =
  | { readonly kind: "customer"; readonly customer: Customer }
  | { readonly kind: "staff"; readonly staff: Staff };

/**
 * Who this request comes from, read from the database once per request; null when signed out, and while a second factor
 * is missing.
 */
export const currentVisitor = cache(async (): Promise<Visitor | null> => {
  const signedIn = await currentSession();
  if (!signedIn || signedIn.missing) return null;
  const { user } = signedIn;
  return systemTransaction(async (tx) => {
    const person = { userId: user.id, userName: user.name, email: user.email };
    if (user.staffRole) return { kind: "staff", staff: { ...person, staffRole: user.staffRole } };
    const [membership] = await listMemberships(tx, user.id);
    if (!membership) return null;
    const { accountId, name: accountName, site, currency, role, closedAt, closedReason } = membership;
    const closure = closedAt && { at: closedAt, reason: closedReason ?? "" };
    return {
      kind: "customer",
      customer: {
        ...person,
        emailVerified: user.emailVerifiedAt !== null,
        accountId,
        accountName,
        site,
        currency,
        role,
        closure,
      },
    };
  });
});
