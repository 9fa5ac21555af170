import { type Account, findUser, findUserByEmail, lockAccount } from "@/db/accounts";
import { systemTransaction, type Tx } from "@/db/client";
import { newId } from "@/db/ids";
import {
  findPendingInvitation,
  type Invitation,
  listMembersOf,
  listPendingInvitations,
  type MemberRole,
  saveInvitation,
  saveMemberChange,
  updateInvitation,
} from "@/db/members";
import { queuePersonMail } from "@/db/person-mails";
import { DAY_MS } from "@/lib/billing/billing-month";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import type { Actor } from "../actor";

/** How long a link opens. */
const validMs = 7 * DAY_MS;
const mostOpen = 50;
/** Between two mails to one address. */
const pauseMs = 60_000;

export interface Asked {
  readonly email: string;
  readonly role: MemberRole;
}

/**
 * Asks somebody by e-mail to join the account. An address has one invitation at a time: the same request again changes
 * nothing, another role or a link that is over sends a new one in its place.
 */
export function inviteMember(
  actor: Actor,
  { email, role }: Asked,
  now: Date,
): Promise<Decision<{ invitationId: string }>> {
  return onOpenAccount(actor, async (tx, account) => {
    const members = await listMembersOf(tx, account.id);
    if (members.some((member) => member.email.toLowerCase() === email.toLowerCase()))
      return refuse("already_member", { email });
    const before = await findPendingInvitation(tx, account.id, { email });
    if (before && before.role === role && now < before.expiresAt) return accept({ invitationId: before.id });
    if (before) return sendAgain(tx, actor, account, before, role, now);
    const open = await listPendingInvitations(tx, account.id);
    if (open.length >= mostOpen) return refuse("invite_limit", { limit: mostOpen });
    const { id } = await send(tx, actor, account, { email, role }, now);
    await saveMemberChange(tx, {
      ...{ accountId: account.id, email, change: "invited", userId: actor.userId },
      ...{ roleAfter: role, occurredAt: now },
    });
    return accept({ invitationId: id });
  });
}

/** Sends an invitation again; the link of the mail before opens no more. */
export function resendInvitation(
  actor: Actor,
  invitationId: string,
  now: Date,
): Promise<Decision<{ invitationId: string }>> {
  return onOpenAccount(actor, async (tx, account) => {
    const invitation = await findPendingInvitation(tx, account.id, { id: invitationId });
    if (!invitation) return refuse("invite_invalid");
    if (now.getTime() < invitation.createdAt.getTime() + pauseMs) return refuse("invite_just_sent");
    return sendAgain(tx, actor, account, invitation, invitation.role, now);
  });
}

/** Withdraws an invitation; its link opens no more. */
export function revokeInvitation(
  actor: Actor,
  invitationId: string,
  now: Date,
): Promise<Decision<{ invitationId: string }>> {
  return onOpenAccount(actor, async (tx, account) => {
    const invitation = await findPendingInvitation(tx, account.id, { id: invitationId });
    if (!invitation) return refuse("invite_invalid");
    await updateInvitation(tx, invitation, { revokedAt: now });
    await saveMemberChange(tx, {
      ...{ accountId: account.id, email: invitation.email, change: "revoked", userId: actor.userId },
      ...{ roleBefore: invitation.role, occurredAt: now },
    });
    return accept({ invitationId });
  });
}

/** A new invitation, and its link on the way. */
async function send(
  tx: Tx,
  actor: Actor,
  account: Account,
  asked: Asked,
  now: Date,
): Promise<{ id: string }> {
  const expiresAt = new Date(now.getTime() + validMs);
  const invitation = { accountId: account.id, id: newId(), ...asked, invitedBy: actor.userId };
  await saveInvitation(tx, { ...invitation, createdAt: now, expiresAt });
  const inviter = await findUser(tx, actor.userId);
  const mail = {
    userId: (await findUserByEmail(tx, asked.email))?.id ?? null,
    kind: "invitation",
    name: asked.email,
    email: asked.email,
    locale: inviter?.locale ?? "en",
    params: { link: invitation.id, account: account.name, inviter: inviter?.name ?? "", role: asked.role },
    expiresAt: null,
  } as const;
  // Mails to persons keep real time, whatever the instance's movable clock says.
  await queuePersonMail(tx, mail, new Date());
  return invitation;
}

/** The one before is withdrawn, so that of two links in two mails only the newer opens. */
async function sendAgain(
  tx: Tx,
  actor: Actor,
  account: Account,
  before: Invitation,
  role: MemberRole,
  now: Date,
): Promise<Decision<{ invitationId: string }>> {
  const { email } = before;
  await updateInvitation(tx, before, { revokedAt: now });
  const { id } = await send(tx, actor, account, { email, role }, now);
  await saveMemberChange(tx, {
    ...{ accountId: account.id, email, change: "resent", userId: actor.userId },
    ...{ roleBefore: before.role, roleAfter: role, occurredAt: now },
  });
  return accept({ invitationId: id });
}

/**
 * Under the account's lock, so that two changes of its members end as one after the other. As the system's role:
 * logins belong to no account.
 */
export function onOpenAccount<Value>(
  { accountId }: Pick<Actor, "accountId">,
  work: (tx: Tx, account: Account) => Promise<Decision<Value>>,
): Promise<Decision<Value>> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    if (account.closedAt) return refuse("account_closed");
    return work(tx, account);
  });
}
