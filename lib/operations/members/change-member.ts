import type { Tx } from "@/db/client";
import { saveMessages } from "@/db/instance";
import {
  listMembersOf,
  type MemberRole,
  removeMembership,
  saveMemberChange,
  setMemberRole,
} from "@/db/members";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { Actor } from "../actor";
import { onOpenAccount } from "./invite";

/** Gives a member another role; the account keeps an owner. The same role again changes nothing. */
export function changeMemberRole(
  actor: Actor,
  { userId, role }: { readonly userId: string; readonly role: MemberRole },
  now: Date,
): Promise<Decision<{ userId: string }>> {
  return onOpenAccount(actor, async (tx, { id: accountId }) => {
    const member = await findMember(tx, accountId, userId);
    if (!member) return refuse("member_not_found");
    if (member.role === role) return accept({ userId });
    if (member.isLastOwner) return refuse("last_owner");
    await setMemberRole(tx, accountId, userId, role);
    await saveMemberChange(tx, {
      ...{ accountId, email: member.email, change: "role_changed", userId: actor.userId },
      ...{ roleBefore: member.role, roleAfter: role, occurredAt: now },
    });
    await tell(tx, accountId, "member_role_changed", { email: member.email, role, user: userId }, now);
    return accept({ userId });
  });
}

/** Ends a membership, somebody else's or one's own; the account keeps an owner. */
export function removeMember(actor: Actor, userId: string, now: Date): Promise<Decision<{ userId: string }>> {
  return onOpenAccount(actor, async (tx, { id: accountId }) => {
    const member = await findMember(tx, accountId, userId);
    if (!member) return refuse("member_not_found");
    if (member.isLastOwner) return refuse("last_owner");
    await removeMembership(tx, accountId, userId);
    const change = userId === actor.userId ? "left" : "removed";
    await saveMemberChange(tx, {
      ...{ accountId, email: member.email, change, userId: actor.userId },
      ...{ roleBefore: member.role, occurredAt: now },
    });
    await tell(tx, accountId, "member_removed", { email: member.email, user: userId }, now);
    return accept({ userId });
  });
}

async function findMember(tx: Tx, accountId: string, userId: string) {
  const members = await listMembersOf(tx, accountId);
  const member = members.find((each) => each.userId === userId);
  if (!member) return null;
  const owners = members.filter(({ role }) => role === "owner");
  return { ...member, isLastOwner: member.role === "owner" && owners.length === 1 };
}

/** One change is one cause: the same person may be changed again later. */
function tell(
  tx: Tx,
  accountId: string,
  kind: "member_role_changed" | "member_removed",
  { user, ...params }: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> {
  const cause = `${user}:${now.toISOString()}`;
  return saveMessages(tx, [{ accountId, kind, cause, params, createdAt: now }]);
}
