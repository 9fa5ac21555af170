import { systemTransaction } from "@/db/client";
import {
  type Invitation,
  listMemberChanges,
  listMembersOf,
  listPendingInvitations,
  type MemberChange,
} from "@/db/members";

const changesShown = 20;

export interface MembersView {
  readonly members: Awaited<ReturnType<typeof listMembersOf>>;
  readonly invitations: readonly (Invitation & { readonly isExpired: boolean })[];
  /** The last first. */
  readonly changes: readonly MemberChange[];
}

/** Who acts for an account and who was asked to. As the system's role: logins belong to no account. */
export function readMembers(accountId: string, now: Date): Promise<MembersView> {
  return systemTransaction(async (tx) => ({
    members: await listMembersOf(tx, accountId),
    invitations: (await listPendingInvitations(tx, accountId)).map((invitation) => ({
      ...invitation,
      isExpired: now >= invitation.expiresAt,
    })),
    changes: await listMemberChanges(tx, accountId, changesShown),
  }));
}
