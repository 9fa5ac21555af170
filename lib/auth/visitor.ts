import { getServerSession } from "next-auth";
import { cache } from "react";
import { findUser, listMemberships } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { authOptions } from "./options";
import type { MemberRole, StaffRole } from "./permissions";

/** A signed-in customer acting for an account. */
export interface Customer {
  readonly userId: string;
  readonly userName: string;
  readonly email: string;
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

/** Who this request comes from, read from the database once per request; null when signed out. */
export const currentVisitor = cache(async (): Promise<Visitor | null> => {
  const session = await getServerSession(authOptions);
  const userId = session?.userId;
  if (!userId) return null;
  return systemTransaction(async (tx) => {
    const user = await findUser(tx, userId);
    if (!user) return null;
    const person = { userId: user.id, userName: user.name, email: user.email };
    if (user.staffRole) return { kind: "staff", staff: { ...person, staffRole: user.staffRole } };
    const [membership] = await listMemberships(tx, user.id);
    if (!membership) return null;
    const { accountId, name: accountName, site, currency, role, closedAt, closedReason } = membership;
    const closure = closedAt && { at: closedAt, reason: closedReason ?? "" };
    return {
      kind: "customer",
      customer: { ...person, accountId, accountName, site, currency, role, closure },
    };
  });
});
