import { getTranslations } from "next-intl/server";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { confirmEmail } from "@/lib/auth/reset-action";
import { FormHead } from "../form-head";
import { VerifyForm } from "./verify-form";

export async function generateMetadata() {
  return { title: (await getTranslations("auth.verify"))("title") };
}

/** A click confirms, not the opening: mail programs open links to look at them. */
export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("auth.verify");
  return (
    <div className="grid gap-6">
      <FormHead title={t("title")} description={t("description")} />
      <VerifyForm token={firstParam(await searchParams, "token") ?? ""} action={confirmEmail} />
    </div>
  );
}
