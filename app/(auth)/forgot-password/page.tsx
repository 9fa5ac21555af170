import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { askForReset } from "@/lib/auth/reset-action";
import { ForgotForm } from "./forgot-form";

export async function generateMetadata() {
  return { title: (await getTranslations("auth.forgot"))("title") };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("auth.forgot");
  return (
    <div className="grid gap-6">
      <div className="grid gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
        <p className="text-muted-foreground">{t("description")}</p>
      </div>
      <ForgotForm action={askForReset} />
      <Link href="/sign-in" className="justify-self-start text-link text-sm hover:underline">
        {t("back")}
      </Link>
    </div>
  );
}
