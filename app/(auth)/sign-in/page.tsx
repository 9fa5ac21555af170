import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { oidcSettings } from "@/lib/auth/oidc-settings";
import { FormHead } from "../form-head";
import { safeReturnPath } from "../return-path";
import { OidcButton } from "./oidc-button";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata() {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("auth.signIn");
  const params = await searchParams;
  const returnPath = safeReturnPath(firstParam(params, "callbackUrl"));
  const error = firstParam(params, "error");
  const oidc = oidcSettings();
  return (
    <div className="grid gap-6">
      <FormHead title={t("title")} description={t("description")} />
      {firstParam(params, "reset") ? (
        <Alert tone="success" role="status">
          {t("passwordSet")}
        </Alert>
      ) : null}
      {error ? (
        <Alert tone="danger" role="alert">
          {t(error === "notOurs" ? "notOurs" : "ssoFailed")}
        </Alert>
      ) : null}
      <div className="grid gap-3">
        <SignInForm returnPath={returnPath} email={firstParam(params, "email")} />
        <Link href="/forgot-password" className="justify-self-start text-link text-sm hover:underline">
          {t("forgot")}
        </Link>
      </div>
      {oidc ? <OidcButton label={oidc.label} returnPath={returnPath} /> : null}
      <p className="text-muted-foreground text-sm">
        {t("noAccount")}{" "}
        <Link href="/sign-up" className="font-medium text-link hover:underline">
          {t("toSignUp")}
        </Link>
      </p>
      <p className="text-muted-foreground text-sm">
        {t("justPrices")}{" "}
        <Link href="/calculator" className="font-medium text-link hover:underline">
          {t("toCalculator")}
        </Link>
      </p>
    </div>
  );
}
