import { getTranslations } from "next-intl/server";
import type { NewFactor } from "@/components/security/factor-setup";
import { qrPath } from "@/components/security/qr";
import { beginSecondFactor } from "@/lib/operations/signing-in/second-factor";
import { totpUri } from "@/lib/security/totp";

/** What a new authenticator app scans; the same until a code confirms it. */
export async function newFactor(user: { id: string; email: string }): Promise<NewFactor> {
  const secret = await beginSecondFactor(user.id, new Date());
  const product = (await getTranslations("common"))("product");
  return { secret, qr: qrPath(totpUri(secret, user.email, product)) };
}
