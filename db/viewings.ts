import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "./client";
import { viewings } from "./schema/members";

export type Viewing = typeof viewings.$inferSelect;

export async function saveViewing(tx: Tx, viewing: typeof viewings.$inferInsert): Promise<void> {
  await tx.orm.insert(viewings).values(viewing);
}

export async function findViewing(tx: Tx, accountId: string, id: string): Promise<Viewing | undefined> {
  const [viewing] = await tx.orm
    .select()
    .from(viewings)
    .where(and(eq(viewings.accountId, accountId), eq(viewings.id, id)));
  return viewing;
}

/** False when it was ended before. */
export async function endViewing(tx: Tx, accountId: string, id: string, now: Date): Promise<boolean> {
  const ended = await tx.orm
    .update(viewings)
    .set({ endedAt: now })
    .where(and(eq(viewings.accountId, accountId), eq(viewings.id, id), isNull(viewings.endedAt)))
    .returning({ id: viewings.id });
  return ended.length === 1;
}
