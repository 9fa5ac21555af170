import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "./client";
import { webhookEndpoints } from "./schema/notify";

export type WebhookEndpoint = typeof webhookEndpoints.$inferSelect;

export async function saveEndpoint(tx: Tx, endpoint: typeof webhookEndpoints.$inferInsert): Promise<void> {
  await tx.orm.insert(webhookEndpoints).values(endpoint);
}

/** Endpoints of several accounts, disabled ones included, oldest first. */
export function listEndpoints(tx: Tx, accountIds: readonly string[]): Promise<WebhookEndpoint[]> {
  return tx.orm
    .select()
    .from(webhookEndpoints)
    .where(inArray(webhookEndpoints.accountId, [...accountIds]))
    .orderBy(asc(webhookEndpoints.accountId), asc(webhookEndpoints.id));
}

const inUse = (accountId: string, endpointId: string) =>
  and(
    eq(webhookEndpoints.accountId, accountId),
    eq(webhookEndpoints.id, endpointId),
    isNull(webhookEndpoints.disabledAt),
  );

export async function findEndpoint(
  tx: Tx,
  accountId: string,
  endpointId: string,
): Promise<WebhookEndpoint | undefined> {
  const [endpoint] = await tx.orm.select().from(webhookEndpoints).where(inUse(accountId, endpointId));
  return endpoint;
}

/** The endpoint with its next secret; undefined when it is not in use. */
export async function rotateEndpoint(
  tx: Tx,
  accountId: string,
  endpointId: string,
  now: Date,
): Promise<WebhookEndpoint | undefined> {
  const [endpoint] = await tx.orm
    .update(webhookEndpoints)
    .set({ secretVersion: sql`${webhookEndpoints.secretVersion} + 1`, rotatedAt: now })
    .where(inUse(accountId, endpointId))
    .returning();
  return endpoint;
}

export async function disableEndpoint(
  tx: Tx,
  accountId: string,
  endpointId: string,
  now: Date,
): Promise<boolean> {
  const disabled = await tx.orm
    .update(webhookEndpoints)
    .set({ disabledAt: now })
    .where(inUse(accountId, endpointId))
    .returning({ id: webhookEndpoints.id });
  return disabled.length === 1;
}
