import { eq } from "drizzle-orm";
import type { Tx } from "./client";
import { secondFactors } from "./schema/sign-in";

export type SecondFactor = typeof secondFactors.$inferSelect;

export async function findSecondFactor(tx: Tx, userId: string): Promise<SecondFactor | undefined> {
  const [factor] = await tx.orm.select().from(secondFactors).where(eq(secondFactors.userId, userId));
  return factor;
}

/** Codes of one login queue here, so that each is accepted once however often it is sent at the same time. */
export async function lockSecondFactor(tx: Tx, userId: string): Promise<SecondFactor | undefined> {
  const [factor] = await tx.orm
    .select()
    .from(secondFactors)
    .where(eq(secondFactors.userId, userId))
    .for("update");
  return factor;
}

/** Changes what is named; a login without a row gets one. */
export async function saveSecondFactor(
  tx: Tx,
  userId: string,
  change: Partial<Omit<SecondFactor, "userId">> & { readonly updatedAt: Date },
): Promise<void> {
  await tx.orm
    .insert(secondFactors)
    .values({ ...change, userId })
    .onConflictDoUpdate({ target: secondFactors.userId, set: change });
}
