import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CentredNotice } from "@/components/centred-notice";
import { Button } from "@/components/ui/button";

export async function generateMetadata() {
  return { title: (await getTranslations("errors.notFound"))("title") };
}

export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  return (
    <main id="content">
      <CentredNotice
        title={t("title")}
        actions={
          <Button asChild>
            <Link href="/overview">{t("action")}</Link>
          </Button>
        }
      >
        <p>{t("description")}</p>
      </CentredNotice>
    </main>
  );
}
