import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "./client";
import type { DeliveryChange } from "./deliveries";
import { newId } from "./ids";
import { newestFirstBy, type PageRequest, readPage } from "./key-order";
import type { KeysetPage } from "./keyset";
import { personMails } from "./schema/sign-in";

export type PersonMail = typeof personMails.$inferSelect;
export type NewPersonMail = Pick<
  PersonMail,
  "userId" | "kind" | "name" | "email" | "locale" | "params" | "expiresAt"
>;

/** Puts a mail to a person into the outbox, in the transaction of what it is about. */
export async function queuePersonMail(tx: Tx, mail: NewPersonMail, now: Date): Promise<void> {
  const fresh = { status: "queued", attempts: 0, dueAt: now, createdAt: now } as const;
  await tx.orm.insert(personMails).values({ ...mail, ...fresh, id: newId() });
}

/** Takes mails that are due as `claimDeliveries` takes deliveries: each by one worker, for the length of a lease. */
export async function claimPersonMails(
  tx: Tx,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<PersonMail[]> {
  const due = tx.orm
    .select({ id: personMails.id })
    .from(personMails)
    .where(and(sql`${personMails.status} = 'queued'`, sql`${personMails.dueAt} <= ${now.toISOString()}`))
    .orderBy(personMails.dueAt)
    .limit(limit)
    .for("update", { skipLocked: true });
  return tx.orm
    .update(personMails)
    .set({ attempts: sql`${personMails.attempts} + 1`, dueAt: leaseUntil })
    .where(sql`${personMails.id} in (${due})`)
    .returning();
}

/** Writes what became of an attempt, unless another worker has begun one since. */
export async function finishPersonMail(tx: Tx, claimed: PersonMail, change: DeliveryChange): Promise<void> {
  const { status, ...rest } = change;
  // Whom a mail was for cannot be gone: the address stands in it.
  if (status === "cancelled") throw new Error("A mail to a person is never cancelled");
  await tx.orm
    .update(personMails)
    .set({ ...rest, ...(status ? { status } : {}) })
    .where(
      and(
        eq(personMails.id, claimed.id),
        eq(personMails.status, "queued"),
        eq(personMails.attempts, claimed.attempts),
      ),
    );
}

const newestFirst = newestFirstBy(personMails.createdAt, personMails.id);

/** Mails of one status, newest first, by key. */
export function listPersonMails(
  tx: Tx,
  status: "failed" | "stored",
  request: PageRequest,
): Promise<KeysetPage<PersonMail>> {
  return readPage(
    newestFirst,
    request,
    ({ beyond, orderBy, limit }) =>
      tx.orm
        .select()
        .from(personMails)
        // The words of the partial index, which the planner must recognise.
        .where(and(sql`${personMails.status} = ${sql.raw(`'${status}'`)}`, beyond))
        .orderBy(orderBy)
        .limit(limit),
    ({ createdAt, id }) => [createdAt.toISOString(), id],
  );
}

/** Mails kept here for one address, the newest first. */
export function listKeptMails(tx: Tx, email: string, limit: number): Promise<PersonMail[]> {
  return tx.orm
    .select()
    .from(personMails)
    .where(and(sql`${personMails.status} = 'stored'`, eq(personMails.email, email)))
    .orderBy(desc(personMails.createdAt), desc(personMails.id))
    .limit(limit);
}
