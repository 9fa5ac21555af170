import { and, eq } from "drizzle-orm";
import type { Tx } from "./client";
import { userIdentities } from "./schema/sign-in";

export type UserIdentity = typeof userIdentities.$inferSelect;

export async function findIdentity(
  tx: Tx,
  issuer: string,
  subject: string,
): Promise<UserIdentity | undefined> {
  const [identity] = await tx.orm
    .select()
    .from(userIdentities)
    .where(and(eq(userIdentities.issuer, issuer), eq(userIdentities.subject, subject)));
  return identity;
}

export async function saveIdentity(tx: Tx, identity: UserIdentity): Promise<void> {
  await tx.orm.insert(userIdentities).values(identity);
}
