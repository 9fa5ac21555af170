import { findUserByEmail, saveAccount, saveMembership, saveUser } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { currencyOf } from "@/lib/billing/catalog/catalog";
import type { Locale, Site } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { Decimal } from "@/lib/billing/money";

export interface SignUpInput {
  readonly site: Site;
  readonly accountName: string;
  readonly userName: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly locale: Locale;
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
      createdAt: now,
    });
    await saveMembership(tx, { accountId, userId, role: "owner", createdAt: now });
    return accept({ accountId, userId });
  });
}
