import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { saveMembership, saveUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { accepted, at, makeAccount, refusalOf } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { hashPassword } from "@/lib/auth/password";
import type { MemberRole, StaffRole } from "@/lib/auth/permissions";
import { refusals } from "@/lib/billing/refusals";
import { startViewing, stopViewing } from "@/lib/operations/view-as-customer";
import { edge } from "./testing/edge";

/**
 * Who may do what, cell by cell: every server action there is, called by everybody there is. The cells are written
 * down here once more on purpose: what they are held against is the table of lib/auth/permissions.ts at work.
 */
vi.mock("@/lib/auth/current-session", async () => (await import("./testing/edge")).session);
vi.mock("next/headers", async () => (await import("./testing/edge")).nextHeaders);
vi.mock("next-intl/server", async () => (await import("./testing/edge")).nextIntl);
vi.mock("next/cache", async () => (await import("./testing/edge")).nextCache);
freshDatabase();

const memberRoles: readonly MemberRole[] = ["owner", "billing", "developer", "viewer"];
const staffRoles: readonly StaffRole[] = ["support", "finance", "admin"];
type Person = MemberRole | StaffRole | "anonymous";
const people: readonly Person[] = [...memberRoles, ...staffRoles, "anonymous"];

const members = "owner billing developer viewer";
const paying = "owner billing";
const configuring = "owner developer";
const support = "support admin";
const finance = "finance admin";
/** File and action → who may. `own`: what anybody who is signed in does to their own login. */
const cells: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "(console)/actions.ts": { switchAccount: members },
  "(console)/balance/top-up/actions.ts": { topUp: paying },
  "(console)/free-packs/actions.ts": { claim: "owner billing developer" },
  "(console)/keys/actions.ts": { createKey: configuring, revokeKey: configuring },
  "(console)/members/actions.ts": {
    ...{ invite: "owner", resend: "owner", revoke: "owner", changeRole: "owner", remove: "owner" },
  },
  "(console)/messages/actions.ts": { markMessages: members, unmarkMessages: members },
  "(console)/messages/preferences/actions.ts": { savePreferences: "owner billing developer" },
  "(console)/packs/[id]/refund/actions.ts": { confirmRefund: paying },
  "(console)/purchase/actions.ts": { purchase: paying },
  "(console)/services/actions.ts": {
    ...{ activate: configuring, deactivate: configuring, switchMode: configuring },
  },
  "(console)/settings/actions.ts": { changeLanguage: members, changeLowBalance: paying },
  "(console)/webhooks/actions.ts": {
    ...{ addEndpoint: configuring, rotateSecret: configuring, disableEndpoint: configuring },
    ...{ testEndpoint: configuring, resendEvent: configuring },
  },
  "admin/accounts/[id]/actions.ts": {
    ...{ giftBalance: support, giftPack: support, giftVoucher: support },
    ...{ attachContract: "support finance admin", setTaxRate: support },
  },
  "admin/accounts/[id]/closure-actions.ts": { closeAccount: support, reopen: support },
  "admin/accounts/[id]/message-actions.ts": { sendAgain: support },
  "admin/accounts/[id]/viewing-actions.ts": { viewAs: support, endViewing: support },
  "admin/clock/actions.ts": { moveTestClock: support },
  "admin/keys/actions.ts": { createKey: support, revokeKey: support },
  "admin/outbox/actions.ts": { resend: support },
  "admin/refunds/actions.ts": { decide: support },
  "finance/exports/actions.ts": { startMonthExport: finance },
  "finance/prices/actions.ts": { publishPrice: finance, publishFreeQuota: finance },
  "finance/quotes/actions.ts": { priceLine: "support finance admin" },
  "finance/reconciliation/actions.ts": { askCheck: finance },
  "finance/runs/actions.ts": { startRun: finance },
  "security/actions.ts": {
    ...{ changeOwnPassword: "own", changeOwnEmail: "own", resendLink: "own", endSessions: "own" },
  },
  "security/factor-actions.ts": {
    ...{ beginFactor: "own", confirmFactor: "own", enrolFactor: "own", showFactor: "own" },
    ...{ removeFactor: "own", renewCodes: "own" },
  },
};

type Action = (...args: unknown[]) => Promise<unknown>;
const modules = import.meta.glob<Record<string, Action>>("./**/*actions.ts");
const actions = Object.entries(cells).flatMap(([file, named]) =>
  Object.entries(named).map(([name, roles]) => ({ file, name, roles })),
);

const now = at("2026-10-05 09:00");
const userIds = new Map<Person, string>();
let accountId = "";

beforeAll(async () => {
  const owner = await makeAccount("international", now);
  accountId = owner.accountId;
  userIds.set("owner", owner.userId);
  const passwordHash = await hashPassword("kettle-drum-orbit");
  const login = { passwordHash, locale: "en" as const, emailVerifiedAt: now, createdAt: now };
  for (const role of [...memberRoles.slice(1), ...staffRoles]) {
    const id = newId();
    userIds.set(role, id);
    const isStaff = (staffRoles as readonly string[]).includes(role);
    const staffRole = isStaff ? (role as StaffRole) : null;
    await systemTransaction(async (tx) => {
      await saveUser(tx, { ...login, id, email: `${role}@example.com`, name: role, staffRole });
      const member = { accountId, userId: id, role: role as MemberRole, createdAt: now };
      if (!isStaff) await saveMembership(tx, member);
    });
  }
  await systemTransaction((tx) => tx.sql`update users set email_verified_at = ${now.toISOString()}`);
});
beforeEach(() => {
  edge.jar.clear();
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of this instance, long enough");
  vi.stubEnv("INSTANCE", "demo");
});

/** Calls an action with an empty form: who may is told what is missing in it, who may not is told just that. */
async function call(file: string, name: string, person: Person) {
  edge.signedIn = userIds.get(person) ?? null;
  const action = (await modules[`./${file}`]?.())?.[name];
  if (!action) throw new Error(`There is no ${name} in ${file}`);
  const bound = [newId(), { status: "idle" }, new FormData()];
  return action(...bound.slice(bound.length - action.length)).then(
    (state) => ({ state: state as { status?: string; refusal?: string } | undefined, left: null }),
    (error: { digest?: string }) => {
      if (!error.digest) throw error;
      return { state: undefined, left: error.digest };
    },
  );
}

async function isAllowed(file: string, name: string, person: Person): Promise<boolean> {
  const { state, left } = await call(file, name, person);
  const sentThere = left?.match(/^NEXT_REDIRECT;[a-z]+;([^;]+)/)?.[1];
  const isStaff = (staffRoles as readonly string[]).includes(person);
  if (left?.startsWith("NEXT_HTTP_ERROR_FALLBACK;404") || sentThere === "/sign-in") return false;
  // Staff who try a customer's action are sent to their own desk.
  if (sentThere && isStaff && file.startsWith("(console)")) return false;
  return state?.refusal !== refusals.not_permitted.en;
}

test("every server action of the pages has its cells here", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const found = files
    .map((file) => ({ file, text: readFileSync(`app/${file}`, "utf8") }))
    .filter(({ text }) => text.startsWith('"use server"'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/^export async function (\w+)/gm)].map(([, name]) => `${file} ${name}`),
    );
  expect(actions.map(({ file, name }) => `${file} ${name}`).sort()).toEqual(found.sort());
});

describe("may call", () => {
  test.each(actions.filter(({ roles }) => roles !== "own"))("$file $name: $roles", async (action) => {
    const allowed: Person[] = [];
    for (const person of people) if (await isAllowed(action.file, action.name, person)) allowed.push(person);
    expect(allowed).toEqual(action.roles.split(" "));
  });

  test.each(actions.filter(({ roles }) => roles === "own"))(
    "$file $name: only who is signed in",
    async (own) => {
      expect(await isAllowed(own.file, own.name, "anonymous")).toBe(false);
    },
  );
});

describe("support in a customer's place", () => {
  const customers = actions.filter(({ file }) => file.startsWith("(console)"));
  const look = async () => {
    const staff = { userId: userIds.get("support") ?? "", reason: "a customer called" };
    const viewing = accepted(await startViewing(staff, accountId, new Date()));
    edge.jar.set("viewing", `${accountId}.${viewing.viewingId}`);
    return viewing;
  };

  test.each(customers)("changes nothing by $file $name", async ({ file, name }) => {
    await look();
    const { state, left } = await call(file, name, "support");
    if (name === "switchAccount") {
      expect(left).toContain("/overview");
      expect([...edge.jar.keys()]).toEqual(["viewing"]);
    } else expect(state?.refusal).toBe(refusals.viewing_only.en);
  });

  test("is over when it was stopped, and nobody else's to use", async () => {
    const viewing = await look();
    const isLooking = async (person: Person) =>
      (await call("(console)/keys/actions.ts", "createKey", person)).state?.refusal ===
      refusals.viewing_only.en;
    expect(await isLooking("support")).toBe(true);
    expect(await isLooking("admin")).toBe(false);
    expect(await isLooking("finance")).toBe(false);
    accepted(await stopViewing(viewing, new Date()));
    expect(await isLooking("support")).toBe(false);
  });

  test("ends by itself after half an hour", async () => {
    const staff = { userId: userIds.get("support") ?? "", reason: "a customer called" };
    const begun = new Date(Date.now() - 30 * 60_000);
    const { viewingId } = accepted(await startViewing(staff, accountId, begun));
    edge.jar.set("viewing", `${accountId}.${viewingId}`);
    const { left } = await call("(console)/keys/actions.ts", "createKey", "support");
    expect(left).toContain("NEXT_REDIRECT");
  });

  test("leaves who, when, whose and why in the log; an account that is not there is refused", async () => {
    const viewing = await look();
    const [entry] = await systemTransaction(
      (tx) =>
        tx.sql`select user_id, account_id, action, reason, after from audit_log order by id desc limit 1`,
    );
    expect(entry).toMatchObject({
      ...{ user_id: userIds.get("support"), account_id: accountId, action: "account.viewed" },
      ...{ reason: "a customer called", after: { viewing: viewing.viewingId } },
    });
    const staff = { userId: userIds.get("support") ?? "", reason: "a customer called" };
    expect(refusalOf(await startViewing(staff, newId(), now))).toBe("account_not_found");
  });
});

test("an address that nobody confirmed spends no money and writes to nobody", async () => {
  const id = userIds.get("owner") ?? "";
  const confirm = (at: string | null) =>
    systemTransaction((tx) => tx.sql`update users set email_verified_at = ${at} where id = ${id}`);
  await confirm(null);
  const stopped: string[] = [];
  for (const { file, name } of actions.filter(({ file }) => file.startsWith("(console)")))
    if ((await call(file, name, "owner")).state?.refusal === refusals.email_not_verified.en)
      stopped.push(name);
  await confirm(now.toISOString());
  expect(stopped.sort()).toEqual(
    [
      ...["purchase", "topUp", "invite", "resend", "revoke", "changeRole", "remove", "savePreferences"],
      ...["addEndpoint", "rotateSecret", "disableEndpoint", "testEndpoint", "resendEvent"],
    ].sort(),
  );
});

describe("a member of several accounts", () => {
  test("acts for the one last chosen, as what they are there, and never for one they are not a member of", async () => {
    const { currentVisitor } = await import("@/lib/auth/visitor");
    const other = await makeAccount("china", now);
    const userId = userIds.get("viewer") ?? "";
    await systemTransaction((tx) =>
      saveMembership(tx, { accountId: other.accountId, userId, role: "owner", createdAt: new Date() }),
    );
    edge.signedIn = userId;
    const acting = async (chosen: string | null) => {
      if (chosen) edge.jar.set("account", chosen);
      const visitor = await currentVisitor();
      return visitor?.kind === "customer" ? [visitor.customer.accountId, visitor.customer.role] : null;
    };
    expect(await acting(null)).toEqual([accountId, "viewer"]);
    expect(await acting(other.accountId)).toEqual([other.accountId, "owner"]);
    const stranger = await makeAccount("china", now);
    expect(await acting(stranger.accountId)).toEqual([accountId, "viewer"]);
    expect(await acting("nonsense")).toEqual([accountId, "viewer"]);
  });
});
