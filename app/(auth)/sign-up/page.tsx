import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { signUp } from "@/lib/auth/sign-up-action";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { Site } from "@/lib/billing/catalog/types";
import { FormHead } from "../form-head";
import { SignUpForm } from "./sign-up-form";

export async function generateMetadata() {
  return { title: (await getTranslations("auth.signUp"))("title") };
}

const sites: readonly Site[] = ["international", "china"];

export default async function SignUpPage() {
  const t = await getTranslations("auth.signUp");
  const locale = await getLocale();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return (
    <div className="grid gap-6">
      <FormHead title={t("title")} description={t("description")} />
      <SignUpForm
        action={signUp}
        sites={sites.map((id) => ({
          id,
          services: list.format(servicesOfSite(id).map((service) => service.name[locale])),
        }))}
        defaultSite={locale === "zh" ? "china" : "international"}
      />
      <p className="text-muted-foreground text-sm">
        {t("haveAccount")}{" "}
        <Link href="/sign-in" className="font-medium text-link hover:underline">
          {t("toSignIn")}
        </Link>
      </p>
    </div>
  );
}
