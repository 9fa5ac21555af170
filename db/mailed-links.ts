import { and, eq, gt, isNull } from "drizzle-orm";
import type { Tx } from "./client";
import { mailedLinks } from "./schema/sign-in";

export type MailedLink = typeof mailedLinks.$inferSelect;

export async function saveMailedLink(tx: Tx, link: typeof mailedLinks.$inferInsert): Promise<void> {
  await tx.orm.insert(mailedLinks).values(link);
}

/** A link that still opens. */
export async function findOpenLink(
  tx: Tx,
  id: string,
  purposes: readonly MailedLink["purpose"][],
  now: Date,
): Promise<MailedLink | undefined> {
  const [link] = await tx.orm
    .select()
    .from(mailedLinks)
    .where(and(eq(mailedLinks.id, id), isNull(mailedLinks.closedAt), gt(mailedLinks.expiresAt, now)));
  return link && purposes.includes(link.purpose) ? link : undefined;
}

/** Uses a link up; false when it was used, replaced or over, so of two uses at once one works. */
export async function closeLink(tx: Tx, id: string, now: Date): Promise<boolean> {
  const closed = await tx.orm
    .update(mailedLinks)
    .set({ closedAt: now })
    .where(and(eq(mailedLinks.id, id), isNull(mailedLinks.closedAt), gt(mailedLinks.expiresAt, now)))
    .returning({ id: mailedLinks.id });
  return closed.length === 1;
}

/** Closes every open link of a login for a purpose: only the newest one opens. */
export async function closeLinks(
  tx: Tx,
  userId: string,
  purpose: MailedLink["purpose"],
  now: Date,
): Promise<void> {
  await tx.orm
    .update(mailedLinks)
    .set({ closedAt: now })
    .where(
      and(eq(mailedLinks.userId, userId), eq(mailedLinks.purpose, purpose), isNull(mailedLinks.closedAt)),
    );
}
