import { getTranslations } from "next-intl/server";
import { PreferencesForm } from "@/components/messages/preferences-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireCustomer } from "@/lib/auth/session";
import { readNotificationPreferences } from "@/lib/operations/read-notification-preferences";
import { savePreferences } from "./actions";

export async function generateMetadata() {
  return { title: (await getTranslations("messages.preferences"))("title") };
}

export default async function PreferencesPage() {
  const customer = await requireCustomer("account.see");
  const t = await getTranslations("messages");
  return (
    <>
      <PageHeader
        help="preferences"
        title={t("preferences.title")}
        description={t("preferences.description")}
        crumbs={[{ label: t("title"), href: "/messages" }, { label: t("preferences.title") }]}
      />
      <PreferencesForm {...(await readNotificationPreferences(customer))} action={savePreferences} />
    </>
  );
}
