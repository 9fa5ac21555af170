import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { safeReturnPath } from "../return-path";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata() {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("auth.signIn");
  const params = await searchParams;
  return (
    <div className="grid gap-6">
      <div className="grid gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
        <p className="text-muted-foreground">{t("description")}</p>
      </div>
      <SignInForm
        returnPath={safeReturnPath(firstParam(params, "callbackUrl"))}
        email={firstParam(params, "email")}
      />
      <p className="text-muted-foreground text-sm">
        {t("noAccount")}{" "}
        <Link href="/sign-up" className="font-medium text-link hover:underline">
          {t("toSignUp")}
        </Link>
      </p>
    </div>
  );
}
