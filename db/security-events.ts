import { desc, eq } from "drizzle-orm";
import type { Tx } from "./client";
import { newId } from "./ids";
import { securityEvents } from "./schema/sign-in";

export type SecurityEvent = typeof securityEvents.$inferSelect;

export async function saveSecurityEvent(tx: Tx, event: Omit<SecurityEvent, "id">): Promise<void> {
  await tx.orm.insert(securityEvents).values({ ...event, id: newId() });
}

/** The latest first. */
export function listSecurityEvents(tx: Tx, userId: string, limit: number): Promise<SecurityEvent[]> {
  return tx.orm
    .select()
    .from(securityEvents)
    .where(eq(securityEvents.userId, userId))
    .orderBy(desc(securityEvents.id))
    .limit(limit);
}
