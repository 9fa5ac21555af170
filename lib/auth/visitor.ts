import { cache } from "react";
import { type Account, listMemberships } from "@/db/accounts";
import { systemTransaction, type Tx } from "@/db/client";
import { currentTime } from "@/lib/clock";
import { chosenOf } from "./chosen-account";
import { currentSession } from "./current-session";
import { type MemberRole, may, type StaffRole } from "./permissions";
import { findCurrentViewing, type Viewing } from "./viewing";

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
  /** Every account of this login, the one acted for among them; none while support looks. */
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  /** Support is looking, and nothing may be changed; null: the customer themselves. */
  readonly viewing: Viewing | null;
}

export interface Staff {
  readonly userId: string;
  readonly userName: string;
  readonly email: string;
  readonly staffRole: StaffRole;
}

export type Visitor =
  | { readonly kind: "customer"; readonly customer: Customer }
  | {
      readonly kind: "staff";
      readonly staff: Staff;
      /** In whose place they look at the customer's console just now. */
      readonly inPlaceOf: Customer | null;
    };

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
    if (user.staffRole) {
      const staff = { ...person, staffRole: user.staffRole };
      return { kind: "staff", staff, inPlaceOf: await findInPlaceOf(tx, staff) };
    }
    const memberships = await listMemberships(tx, user.id);
    const membership = await chosenOf(memberships);
    if (!membership) return null;
    return {
      kind: "customer",
      customer: {
        ...person,
        ...ofAccount({ ...membership, id: membership.accountId }),
        emailVerified: user.emailVerifiedAt !== null,
        role: membership.role,
        accounts: memberships.map(({ accountId: id, name }) => ({ id, name })),
        viewing: null,
      },
    };
  });
});

/** What support sees of an account: what its viewers do. */
async function findInPlaceOf(tx: Tx, { staffRole, ...person }: Staff): Promise<Customer | null> {
  if (!may(staffRole, "account.viewAs")) return null;
  const found = await findCurrentViewing(tx, person.userId, currentTime);
  if (!found) return null;
  const { account, viewing } = found;
  return { ...person, ...ofAccount(account), emailVerified: true, role: "viewer", accounts: [], viewing };
}

type NamedAccount = Pick<Account, "id" | "name" | "site" | "currency" | "closedAt" | "closedReason">;

function ofAccount({ id, name, site, currency, closedAt, closedReason }: NamedAccount) {
  const closure = closedAt && { at: closedAt, reason: closedReason ?? "" };
  return { accountId: id, accountName: name, site, currency, closure };
}
