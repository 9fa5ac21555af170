import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { setNewPassword } from "@/lib/auth/reset-action";
import { isResetLinkOpen } from "@/lib/operations/signing-in/reset-password";
import { FormHead } from "../form-head";
import { ResetForm } from "./reset-form";

export async function generateMetadata() {
  return { title: (await getTranslations("auth.reset"))("title") };
}

/** Opening the page uses nothing up, or mail programs that look at links would. */
export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("auth.reset");
  const token = firstParam(await searchParams, "token") ?? "";
  const isOpen = await isResetLinkOpen(token, new Date());
  return (
    <div className="grid gap-6">
      <FormHead title={t("title")} description={isOpen ? t("description") : null} />
      {isOpen ? (
        <ResetForm token={token} action={setNewPassword} />
      ) : (
        <>
          <Alert tone="warning" role="alert">
            {t("over")}
          </Alert>
          <Link href="/forgot-password" className="justify-self-start text-link text-sm hover:underline">
            {t("again")}
          </Link>
        </>
      )}
    </div>
  );
}
