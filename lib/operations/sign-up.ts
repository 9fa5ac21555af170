import { findUserByEmail, saveAccount, saveMembership, saveUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { currencyOf } from "@/lib/billing/catalog/catalog";
import type { Locale, Site } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { Decimal } from "@/lib/billing/money";
import { mailLink } from "./signing-in/mail-link";

export interface SignUpInput {
  readonly site: Site;
  readonly accountName: string;
  readonly userName: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly locale: Locale;
  /** The address was proved already, e.g. by the link that led here; otherwise a link is mailed to it. */
  readonly emailVerified?: boolean;
}

/**
 * Makes an account of one site and its owner's login. Refuses `email_taken`; sending the form twice therefore makes
 * one account.
 */
export function signUp(
  input: SignUpInput,
  now: Date,
): Promise<Decision<{ accountId: string; userId: string }>> {
  return systemTransaction(async (tx) => {
    if (await findUserByEmail(tx, input.email)) return refuse("email_taken", { email: input.email });
    const accountId = newId();
    const userId = newId();
    await saveAccount(tx, {
      id: accountId,
      site: input.site,
      currency: currencyOf(input.site),
      name: input.accountName,
      taxRate: new Decimal(0),
      createdAt: now,
    });
    await saveUser(tx, {
      id: userId,
      email: input.email.trim(),
      name: input.userName,
      passwordHash: input.passwordHash,
      locale: input.locale,
      emailVerifiedAt: input.emailVerified ? now : null,
      createdAt: now,
    });
    await saveMembership(tx, { accountId, userId, role: "owner", createdAt: now });
    if (!input.emailVerified) {
      const owner = { id: userId, name: input.userName, locale: input.locale };
      await mailLink(tx, owner, "verify_email", input.email.trim(), now);
    }
    return accept({ accountId, userId });
  });
}
