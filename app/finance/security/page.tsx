import { getTranslations } from "next-intl/server";
import { SecurityContent } from "@/app/security/security-content";
import { requireStaff } from "@/lib/auth/session";

export async function generateMetadata() {
  return { title: (await getTranslations("security"))("title") };
}

export default async function SecurityPage() {
  await requireStaff("finance.see");
  return <SecurityContent page="/finance/security" />;
}
