import { cookies } from "next/headers";
import { findAccount } from "@/db/accounts";
import type { Tx } from "@/db/client";
import { isId } from "@/db/ids";
import { findViewing } from "@/db/viewings";
import type { StartedViewing } from "@/lib/operations/view-as-customer";

const cookieName = "viewing";

/** Support looking at the console in a customer's place: whose, and until when. */
export interface Viewing {
  readonly accountId: string;
  readonly viewingId: string;
  readonly endsAt: Date;
}

/** The browser names the viewing; whose it is and whether it still lasts stands in the database. */
export async function rememberViewing({ accountId, viewingId, endsAt }: StartedViewing): Promise<void> {
  (await cookies()).set(cookieName, `${accountId}.${viewingId}`, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: process.env.NEXTAUTH_URL?.startsWith("https:") ?? false,
    expires: endsAt,
  });
}

export async function forgetViewing(): Promise<void> {
  (await cookies()).delete(cookieName);
}

/** The viewing that this member of staff began in this browser, while it lasts; null otherwise. */
export async function findCurrentViewing(tx: Tx, userId: string, currentTime: () => Promise<Date>) {
  const [accountId = "", viewingId = ""] = ((await cookies()).get(cookieName)?.value ?? "").split(".");
  if (!isId(accountId) || !isId(viewingId)) return null;
  const viewing = await findViewing(tx, accountId, viewingId);
  if (!viewing || viewing.userId !== userId || viewing.endedAt) return null;
  if ((await currentTime()) >= viewing.endsAt) return null;
  const account = await findAccount(tx, accountId);
  return account ? { account, viewing: { accountId, viewingId, endsAt: viewing.endsAt } } : null;
}
