import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hashApiKey } from "@/lib/auth/api-key";
import { hashPassword } from "@/lib/auth/password";
import {
  type BillingMonth,
  HOUR_MS,
  monthEnd,
  monthOf,
  monthStart,
  previousMonth,
  shiftMonth,
} from "@/lib/billing/billing-month";
import { closeMonth } from "@/lib/operations/close-month";
import { adjustAccount } from "@/lib/operations/closing/adjust-account";
import { keepFigures } from "@/lib/operations/keep-figures";
import { createPlatformKey } from "@/lib/operations/manage-keys";
import { runDueWork } from "@/lib/operations/run-due-work";
import { seal } from "@/lib/security/sealed";
import { encryptionKeys } from "@/lib/security/settings";
import { findUserByEmail, lockAccount, saveUser } from "../accounts";
import { systemTransaction } from "../client";
import { newId } from "../ids";
import { findKeyByHash, hasDueMark, saveDueMark } from "../instance";
import { deleteRatingRequest } from "../rating-requests";
import { saveSecondFactor } from "../second-factors";
import { must, SeedCustomer } from "./customer";
import { demoPassword, demoTotpSecret, personas, staff } from "./personas";
import { liveMonth, openAccounts } from "./story";

export { demoLogins } from "./personas";

/**
 * Fills an empty database with the personas and three months of their history, through the operations the console
 * uses. A database that has it is left as it is. Returns the platform key, kept in `keyFile` because only its hash is
 * in the database.
 */
export async function seedDemo(now: Date, keyFile: string): Promise<string> {
  if (!(await systemTransaction((tx) => hasDueMark(tx, "demo_seed", "complete")))) await seed(now);
  const admin = await systemTransaction((tx) => findUserByEmail(tx, staff[2].email));
  if (!admin) throw new Error("This database was not filled by the demo; give the demo an empty one");
  const kept = existsSync(keyFile) ? readFileSync(keyFile, "utf8").trim() : null;
  // The file may be of a database that was reset since.
  if (kept && (await systemTransaction((tx) => findKeyByHash(tx, hashApiKey(kept))))) return kept;
  const { key } = await createPlatformKey({ userId: admin.id, reason: "Demo gateway" }, "Demo gateway", now);
  writeFileSync(keyFile, key, { mode: 0o600 });
  return key;
}

/** Whose first day is not that of the demo's history: today, or in the month that closed last. */
const signUpLater: readonly string[] = ["new", "newCn", "overdue", "overdueCn"];

async function seed(now: Date): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const first = shiftMonth(monthOf(now), -3);
  const staffId = await seedStaff(passwordHash, monthStart(first));
  const customers = {} as Record<keyof typeof personas, SeedCustomer>;
  for (const key of Object.keys(personas) as (keyof typeof personas)[]) {
    if (signUpLater.includes(key)) continue;
    customers[key] = await SeedCustomer.signUp(
      personas[key],
      passwordHash,
      new Date(monthStart(first).getTime() + 9 * HOUR_MS),
    );
  }
  await openAccounts(customers, staffId, first);
  for (let month: BillingMonth = first; month < monthOf(now); month = shiftMonth(month, 1)) {
    await liveMonth(customers, month);
    if (month === previousMonth(monthOf(now))) Object.assign(customers, await openLate(passwordHash, month));
    must(await closeMonth(month, new Date(monthEnd(month).getTime() + 5 * 60_000)));
  }
  await reportLate(customers, now);
  await liveMonth(customers, monthOf(now), now);
  for (const key of ["new", "newCn"] as const) await SeedCustomer.signUp(personas[key], passwordHash, now);
  await runDueWork(now);
  await keepFigures(now, now);
  await systemTransaction((tx) => saveDueMark(tx, "demo_seed", "complete", now));
}

async function seedStaff(passwordHash: string, at: Date): Promise<string> {
  let last = "";
  for (const { email, name, role } of staff) {
    last = newId();
    const user = {
      id: last,
      email,
      name,
      passwordHash,
      locale: "en" as const,
      staffRole: role,
      emailVerifiedAt: at,
      createdAt: at,
    };
    const secret = seal(demoTotpSecret, user.id, encryptionKeys());
    await systemTransaction(async (tx) => {
      await saveUser(tx, user);
      await saveSecondFactor(tx, user.id, { secret, confirmedAt: at, updatedAt: at });
    });
  }
  return last;
}

/** Two whose month is paid when it closes; what brings them into arrears is reported later (`reportLate`). */
async function openLate(passwordHash: string, month: BillingMonth) {
  const opened = new Date(monthStart(month).getTime() + 9 * HOUR_MS);
  const overdue = await SeedCustomer.signUp(personas.overdue, passwordHash, opened);
  await overdue.activate("face-fusion", opened);
  await overdue.topUp("100.00", opened);
  await overdue.use("FuseFace", 1_500, month);
  const overdueCn = await SeedCustomer.signUp(personas.overdueCn, passwordHash, opened);
  await overdueCn.activate("face-recognition-cn", opened);
  await overdueCn.topUp("200.00", opened);
  await overdueCn.use("CompareFace", 30_000, month);
  return { overdue, overdueCn };
}

/**
 * Most of their calls reach the console after the close, as a gateway that was cut off would send them, and are billed
 * by an adjustment two hours ago (rule U7): so their 24 hours of grace are running now (rule A2).
 */
async function reportLate(
  { overdue, overdueCn }: Pick<Record<keyof typeof personas, SeedCustomer>, "overdue" | "overdueCn">,
  now: Date,
): Promise<void> {
  const month = previousMonth(monthOf(now));
  const closedAt = monthEnd(month).getTime() + 6 * 60_000;
  const billedAt = new Date(Math.max(closedAt, now.getTime() - 2 * HOUR_MS));
  await overdue.reportLate("FuseFace", 4_700, month, billedAt);
  await overdueCn.reportLate("CompareFace", 150_000, month, billedAt);
  for (const { actor } of [overdue, overdueCn]) {
    await systemTransaction(async (tx) => {
      const account = await lockAccount(tx, actor.accountId);
      if (account) await adjustAccount(tx, account, month, billedAt);
      await deleteRatingRequest(tx, actor.accountId, month, "late_usage");
    });
  }
}
