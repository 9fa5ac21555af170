import { beforeEach, describe, expect, test, vi } from "vitest";
import { findUserByEmail } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { listMessages } from "@/db/instance";
import { accepted, at, makeAccount, refusalOf, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { renderPersonMail } from "@/lib/notify/person-mail";
import { linkToken } from "@/lib/security/mailed-link";
import type { Actor } from "../actor";
import { closeAccountForViolations } from "../close-account-for-violations";
import { acceptAsNewLogin, acceptInvitation, readInvitation } from "./accept-invitation";
import { changeMemberRole, removeMember } from "./change-member";
import { inviteMember, resendInvitation, revokeInvitation } from "./invite";
import { readMembers } from "./read-members";

freshDatabase();
const secret = "a secret of this instance, long enough";
beforeEach(() => {
  vi.stubEnv("NEXTAUTH_SECRET", secret);
});

const now = at("2026-10-05 09:00");
const later = (ms: number) => new Date(now.getTime() + ms);
const week = 7 * 24 * 3_600_000;
const token = (id: string) => linkToken(id, secret);
const newcomer = { userName: "New Comer", password: "kettle-drum-orbit", locale: "en" as const };
let nth = 0;
const address = () => `person${++nth}@example.org`;

const mails = (email: string) =>
  systemTransaction(
    (tx) => tx.sql<{ kind: string; name: string; params: Record<string, string>; user_id: string | null }[]>`
      select kind, name, params, user_id from person_mails where email = ${email} order by created_at, id`,
  );

async function invited(actor: Actor, email: string, role: "owner" | "billing" | "viewer" = "viewer") {
  return accepted(await inviteMember(actor, { email, role }, now)).invitationId;
}

/** A second member with a login of their own. */
async function joined(actor: Actor, role: "owner" | "billing" | "viewer" = "viewer") {
  const email = address();
  const id = await invited(actor, email, role);
  accepted(await acceptAsNewLogin(newcomer, token(id), now));
  const user = await systemTransaction((tx) => findUserByEmail(tx, email));
  return { accountId: actor.accountId, userId: user?.id ?? "" };
}

const membersOf = async ({ accountId }: Actor) => (await readMembers(accountId, now)).members;

describe("an invitation", () => {
  test("goes out by mail with a link that no table can open, and makes whoever follows it a member", async () => {
    const actor = await makeAccount("international", now);
    const email = address();
    const id = await invited(actor, email, "billing");
    const [mail] = await mails(email);
    expect(mail).toMatchObject({ kind: "invitation", user_id: null, params: { link: id, role: "billing" } });
    expect(JSON.stringify(mail)).not.toContain(token(id));
    const link = renderPersonMail({ ...mail, locale: "en" } as never, "https://facet.example", secret).text;
    expect(link).toContain(`https://facet.example/invitation/${token(id)}`);

    const view = await readInvitation(token(id), now);
    expect(view).toMatchObject({ accountName: "Test account", email, role: "billing", hasLogin: false });
    accepted(await acceptAsNewLogin(newcomer, token(id), now));
    const members = await membersOf(actor);
    expect(members.map((member) => [member.email, member.role])).toContainEqual([email, "billing"]);
    const told = await systemTransaction((tx) => listMessages(tx, actor.accountId, 5));
    expect(told).toMatchObject([{ kind: "member_joined", params: { email, role: "billing" } }]);
  });

  test("is used once, also by two at the same moment", async () => {
    const actor = await makeAccount("international", now);
    const id = await invited(actor, address());
    const both = await Promise.all([1, 2].map(() => acceptAsNewLogin(newcomer, token(id), now)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await membersOf(actor)).toHaveLength(2);
    expect(refusalOf(await acceptAsNewLogin(newcomer, token(id), now))).toBe("invite_invalid");
  });

  test("opens for seven days, to the instant", async () => {
    const actor = await makeAccount("international", now);
    const id = await invited(actor, address());
    expect(await readInvitation(token(id), later(week - 1))).not.toBeNull();
    expect(await readInvitation(token(id), later(week))).toBeNull();
    expect(refusalOf(await acceptAsNewLogin(newcomer, token(id), later(week)))).toBe("invite_invalid");
    expect((await readMembers(actor.accountId, later(week))).invitations).toMatchObject([
      { isExpired: true },
    ]);
  });

  test("that is sent again opens by the newer link only", async () => {
    const actor = await makeAccount("international", now);
    const email = address();
    const first = await invited(actor, email);
    expect(refusalOf(await resendInvitation(actor, first, later(59_999)))).toBe("invite_just_sent");
    const { invitationId: second } = accepted(await resendInvitation(actor, first, later(60_000)));
    expect(await readInvitation(token(first), later(60_000))).toBeNull();
    expect(await readInvitation(token(second), later(60_000 + week - 1))).not.toBeNull();
    expect(await mails(email)).toHaveLength(2);
    expect((await readMembers(actor.accountId, now)).invitations).toHaveLength(1);
  });

  test("asked for twice is one invitation and one mail; another role sends another link", async () => {
    const actor = await makeAccount("international", now);
    const email = address();
    const first = await invited(actor, email);
    expect(await invited(actor, email.toUpperCase())).toBe(first);
    expect(await mails(email)).toHaveLength(1);
    const second = await invited(actor, email, "billing");
    expect(second).not.toBe(first);
    expect((await readMembers(actor.accountId, now)).invitations).toMatchObject([{ role: "billing" }]);
  });

  test("that is withdrawn opens no more", async () => {
    const actor = await makeAccount("international", now);
    const id = await invited(actor, address());
    accepted(await revokeInvitation(actor, id, now));
    expect(await readInvitation(token(id), now)).toBeNull();
    expect(refusalOf(await revokeInvitation(actor, id, now))).toBe("invite_invalid");
    expect(refusalOf(await resendInvitation(actor, id, later(week)))).toBe("invite_invalid");
  });

  test("of another account can be neither sent again nor withdrawn", async () => {
    const [actor, other] = [await makeAccount("international", now), await makeAccount("china", now)];
    const id = await invited(actor, address());
    expect(refusalOf(await revokeInvitation(other, id, now))).toBe("invite_invalid");
    expect(refusalOf(await resendInvitation(other, id, later(week)))).toBe("invite_invalid");
  });

  test("is for its address: somebody else who is signed in does not join by it", async () => {
    const actor = await makeAccount("international", now);
    const other = await makeAccount("china", now);
    const id = await invited(actor, address());
    expect(refusalOf(await acceptInvitation(other.userId, token(id), now))).toBe("invite_other_address");
    expect(await membersOf(actor)).toHaveLength(1);
  });

  test("lets who has a login join with it, as a member of both accounts", async () => {
    const actor = await makeAccount("international", now);
    const other = await makeAccount("china", now);
    const email = (await membersOf(other))[0]?.email ?? "";
    const id = await invited(actor, email);
    expect(await readInvitation(token(id), now)).toMatchObject({ hasLogin: true });
    expect(refusalOf(await acceptAsNewLogin(newcomer, token(id), now))).toBe("email_taken");
    accepted(await acceptInvitation(other.userId, token(id), now));
    expect((await membersOf(actor)).map(({ userId }) => userId)).toEqual([actor.userId, other.userId]);
    expect(refusalOf(await inviteMember(actor, { email, role: "owner" }, now))).toBe("already_member");
  });

  test("takes no password that is easily guessed, and stays open for another", async () => {
    const actor = await makeAccount("international", now);
    const id = await invited(actor, address());
    const weak = { ...newcomer, password: "password123" };
    expect(refusalOf(await acceptAsNewLogin(weak, token(id), now))).toBe("password_guessable");
    expect(await readInvitation(token(id), now)).not.toBeNull();
  });

  test("is not to be guessed: a link of another secret opens nothing", async () => {
    const actor = await makeAccount("international", now);
    const id = await invited(actor, address());
    for (const made of [linkToken(id, `${secret}!`), id, `${id}.`, ""])
      expect(await readInvitation(made, now)).toBeNull();
  });
});

describe("an account's owners", () => {
  test("never become none: the last one is neither demoted nor removed", async () => {
    const actor = await makeAccount("international", now);
    const self = { userId: actor.userId, role: "viewer" as const };
    expect(refusalOf(await changeMemberRole(actor, self, now))).toBe("last_owner");
    expect(refusalOf(await removeMember(actor, actor.userId, now))).toBe("last_owner");
    const second = await joined(actor, "owner");
    accepted(await removeMember(second, actor.userId, now));
    expect(refusalOf(await removeMember(second, second.userId, now))).toBe("last_owner");
  });

  test("stay one when two remove each other at the same moment", async () => {
    const actor = await makeAccount("international", now);
    const second = await joined(actor, "owner");
    const answers = await Promise.all([
      removeMember(actor, second.userId, now),
      removeMember(second, actor.userId, now),
    ]);
    expect(answers.map(refusalOf).sort()).toEqual(["last_owner", null]);
    expect(await membersOf(actor)).toMatchObject([{ role: "owner" }]);
  });

  test("change roles and remove members; what happened is kept, with before and after", async () => {
    const actor = await makeAccount("international", now);
    const second = await joined(actor);
    accepted(await changeMemberRole(actor, { userId: second.userId, role: "billing" }, later(1)));
    accepted(await changeMemberRole(actor, { userId: second.userId, role: "billing" }, later(2)));
    accepted(await removeMember(actor, second.userId, later(3)));
    expect(refusalOf(await removeMember(actor, second.userId, later(4)))).toBe("member_not_found");
    const { changes } = await readMembers(actor.accountId, now);
    expect(changes.map(({ change, roleBefore, roleAfter }) => [change, roleBefore, roleAfter])).toEqual([
      ["removed", "billing", null],
      ["role_changed", "viewer", "billing"],
      ["joined", null, "viewer"],
      ["invited", null, "viewer"],
    ]);
  });

  test("of a closed account change nothing, and nobody joins it", async () => {
    const actor = await makeAccount("international", now);
    const id = await invited(actor, address());
    accepted(await closeAccountForViolations(support(actor), actor.accountId, now));
    const refused = "account_closed";
    expect(refusalOf(await inviteMember(actor, { email: address(), role: "viewer" }, now))).toBe(refused);
    expect(refusalOf(await removeMember(actor, actor.userId, now))).toBe(refused);
    expect(refusalOf(await acceptAsNewLogin(newcomer, token(id), now))).toBe(refused);
  });
});
