import { and, desc, eq, gt, isNull, lt, ne } from "drizzle-orm";
import type { Tx } from "./client";
import { userSessions } from "./schema/sign-in";

export type UserSession = typeof userSessions.$inferSelect;

export async function saveSession(tx: Tx, session: typeof userSessions.$inferInsert): Promise<void> {
  await tx.orm.insert(userSessions).values(session);
}

export async function findSessionByKey(tx: Tx, keyHash: string): Promise<UserSession | undefined> {
  const [session] = await tx.orm.select().from(userSessions).where(eq(userSessions.keyHash, keyHash));
  return session;
}

/** Sessions that nobody ended and that began after an instant, those used last first. */
export function listSessions(tx: Tx, userId: string, after: Date): Promise<UserSession[]> {
  return tx.orm
    .select()
    .from(userSessions)
    .where(
      and(eq(userSessions.userId, userId), isNull(userSessions.endedAt), gt(userSessions.createdAt, after)),
    )
    .orderBy(desc(userSessions.lastSeenAt));
}

/** Where a login was signed in from, each address once. */
export async function listKnownAddresses(tx: Tx, userId: string, since: Date): Promise<(string | null)[]> {
  const rows = await tx.orm
    .selectDistinct({ address: userSessions.address })
    .from(userSessions)
    .where(and(eq(userSessions.userId, userId), gt(userSessions.createdAt, since)));
  return rows.map(({ address }) => address);
}

/** Notes that a session was used; two requests at once write it once. */
export async function touchSession(tx: Tx, sessionId: string, now: Date, before: Date): Promise<void> {
  await tx.orm
    .update(userSessions)
    .set({ lastSeenAt: now })
    .where(and(eq(userSessions.id, sessionId), lt(userSessions.lastSeenAt, before)));
}

export async function markSecondFactor(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.orm.update(userSessions).set({ secondFactorAt: now }).where(eq(userSessions.id, sessionId));
}

/** Ends one session of a login; false when it has no such session that is still open. */
export async function endSession(tx: Tx, userId: string, sessionId: string, now: Date): Promise<boolean> {
  const ended = await tx.orm
    .update(userSessions)
    .set({ endedAt: now })
    .where(and(eq(userSessions.userId, userId), eq(userSessions.id, sessionId), isNull(userSessions.endedAt)))
    .returning({ id: userSessions.id });
  return ended.length === 1;
}

/** Ends all sessions of a login but one; null: all. */
export async function endSessions(tx: Tx, userId: string, but: string | null, now: Date): Promise<number> {
  const ended = await tx.orm
    .update(userSessions)
    .set({ endedAt: now })
    .where(
      and(
        eq(userSessions.userId, userId),
        isNull(userSessions.endedAt),
        but ? ne(userSessions.id, but) : undefined,
      ),
    )
    .returning({ id: userSessions.id });
  return ended.length;
}
