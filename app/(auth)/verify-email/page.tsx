import { getTranslations } from "next-intl/server";
import { firstParam, type SearchParams } from "@/components/ui/search-params";
import { confirmEmail } from "@/lib/auth/reset-action";
import { VerifyForm } from "./verify-form";

export async function generateMetadata() {
  return { title: (await getTranslations("auth.verify"))("title") };
}

/** A click confirms, not the opening: mail programs open links to look at them. */
export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("auth.verify");
  return (
    <div className="grid gap-6">
      <div className="grid gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
        <p className="text-muted-foreground">{t("description")}</p>
      </div>
      <VerifyForm token={firstParam(await searchParams, "token") ?? ""} action={confirmEmail} />
    </div>
  );
}
