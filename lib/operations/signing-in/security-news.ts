import type { User } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { queuePersonMail } from "@/db/person-mails";
import { saveSecurityEvent } from "@/db/security-events";
import { type Client, deviceName } from "@/lib/security/client";
import { isMailed, type SecurityEventKind } from "@/lib/security/events";

type Person = Pick<User, "id" | "name" | "email" | "locale">;

/** Notes what happened to a login, and tells its person by mail where that matters. */
export async function noteSecurity(
  tx: Tx,
  user: Person,
  kind: SecurityEventKind,
  client: Client,
  now: Date,
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { address, userAgent } = client;
  await saveSecurityEvent(tx, { userId: user.id, kind, address, userAgent, occurredAt: now });
  if (!isMailed(kind)) return;
  const device = deviceName(userAgent);
  const where = { ...(address ? { address } : {}), ...(device ? { device } : {}) };
  await mailPerson(tx, user, kind, { at: now.toISOString(), ...where, ...params }, null, now);
}

/** A mail about a login, to the address the login has now unless another one is named. */
export function mailPerson(
  tx: Tx,
  { id, name, email, locale }: Person,
  kind: string,
  params: Readonly<Record<string, string>>,
  expiresAt: Date | null,
  now: Date,
): Promise<void> {
  return queuePersonMail(tx, { userId: id, kind, name, email, locale, params, expiresAt }, now);
}
