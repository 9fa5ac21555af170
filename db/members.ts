import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { newId } from "./ids";
import { accounts, memberships, users } from "./schema/accounts";
import { invitations, memberChanges } from "./schema/members";

export type Invitation = typeof invitations.$inferSelect;
export type MemberChange = typeof memberChanges.$inferSelect;
export type MemberRole = Invitation["role"];

/** Logins that act for an account, the first one first. */
export function listMembersOf(tx: Tx, accountId: string) {
  return tx.orm
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      createdAt: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.accountId, accountId))
    .orderBy(asc(memberships.createdAt), asc(users.id));
}

const ofMember = (accountId: string, userId: string) =>
  and(eq(memberships.accountId, accountId), eq(memberships.userId, userId));

export async function setMemberRole(
  tx: Tx,
  accountId: string,
  userId: string,
  role: MemberRole,
): Promise<void> {
  await tx.orm.update(memberships).set({ role }).where(ofMember(accountId, userId));
}

export async function removeMembership(tx: Tx, accountId: string, userId: string): Promise<void> {
  await tx.orm.delete(memberships).where(ofMember(accountId, userId));
}

const pending = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

/** Neither accepted nor withdrawn, expired ones among them; the last sent first. */
export function listPendingInvitations(tx: Tx, accountId: string): Promise<Invitation[]> {
  return tx.orm
    .select()
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), pending))
    .orderBy(desc(invitations.id));
}

export async function findPendingInvitation(
  tx: Tx,
  accountId: string,
  by: { readonly id: string } | { readonly email: string },
): Promise<Invitation | undefined> {
  const [invitation] = await tx.orm
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.accountId, accountId),
        pending,
        "id" in by ? eq(invitations.id, by.id) : sql`lower(${invitations.email}) = ${by.email.toLowerCase()}`,
      ),
    );
  return invitation;
}

/** What a link leads to, whatever became of it. */
export async function findInvitation(tx: Tx, id: string) {
  const [found] = await tx.orm
    .select({ invitation: invitations, accountName: accounts.name, invitedBy: users.name })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.accountId))
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(eq(invitations.id, id));
  return found;
}

export async function saveInvitation(tx: Tx, invitation: typeof invitations.$inferInsert): Promise<void> {
  await tx.orm.insert(invitations).values(invitation);
}

export type InvitationChange = Partial<Pick<Invitation, "acceptedAt" | "acceptedBy" | "revokedAt">>;

export async function updateInvitation(
  tx: Tx,
  { accountId, id }: Pick<Invitation, "accountId" | "id">,
  change: InvitationChange,
): Promise<void> {
  await tx.orm
    .update(invitations)
    .set(change)
    .where(and(eq(invitations.accountId, accountId), eq(invitations.id, id)));
}

export async function saveMemberChange(
  tx: Tx,
  change: Omit<typeof memberChanges.$inferInsert, "id">,
): Promise<void> {
  await tx.orm.insert(memberChanges).values({ ...change, id: newId() });
}

/** What happened to an account's members, the last first. */
export function listMemberChanges(tx: Tx, accountId: string, limit: number) {
  return tx.orm
    .select()
    .from(memberChanges)
    .where(eq(memberChanges.accountId, accountId))
    .orderBy(desc(memberChanges.id))
    .limit(limit);
}
