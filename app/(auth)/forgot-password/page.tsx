import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { askForReset } from "@/lib/auth/reset-action";
import { FormHead } from "../form-head";
import { ForgotForm } from "./forgot-form";

export async function generateMetadata() {
  return { title: (await getTranslations("auth.forgot"))("title") };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("auth.forgot");
  return (
    <div className="grid gap-6">
      <FormHead title={t("title")} description={t("description")} />
      <ForgotForm action={askForReset} />
      <Link href="/sign-in" className="justify-self-start text-link text-sm hover:underline">
        {t("back")}
      </Link>
    </div>
  );
}
