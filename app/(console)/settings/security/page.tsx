import { getTranslations } from "next-intl/server";
import { SecurityContent } from "@/app/security/security-content";
import { requireCustomer } from "@/lib/auth/session";

export async function generateMetadata() {
  return { title: (await getTranslations("security"))("title") };
}

export default async function SecurityPage() {
  await requireCustomer("account.see");
  return <SecurityContent page="/settings/security" />;
}
