import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { KeptMailList } from "@/components/security/kept-mail-list";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { requireCustomer } from "@/lib/auth/session";
import { readKeptMail } from "@/lib/operations/signing-in/read-kept-mail";

export async function generateMetadata() {
  return { title: (await getTranslations("security.keptMail"))("title") };
}

/** The mailbox that a demo has none of: what was mailed to one's own address. In production there is no such page. */
export default async function KeptMailPage() {
  const customer = await requireCustomer("account.see");
  // Links prove who reads an address: whoever looks in the place of somebody does not read it.
  const mails = customer.viewing ? null : await readKeptMail(customer.userId);
  if (!mails) notFound();
  const t = await getTranslations("security.keptMail");
  return (
    <>
      <PageHeader
        help="security"
        title={t("title")}
        description={t("description", { email: customer.email })}
      />
      <Alert tone="info">{t("demoOnly")}</Alert>
      <KeptMailList mails={mails} />
    </>
  );
}
