import { getTranslations } from "next-intl/server";
import { CentredNotice } from "@/components/centred-notice";
import { buttonVariants } from "@/components/ui/button-variants";

export async function generateMetadata() {
  return { title: (await getTranslations("errors.notFound"))("title") };
}

/** Every page carries its script along, so the way out is a plain link that has none. */
export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  return (
    <main id="content">
      <CentredNotice
        title={t("title")}
        actions={
          <a href="/overview" className={buttonVariants()}>
            {t("action")}
          </a>
        }
      >
        <p>{t("description")}</p>
      </CentredNotice>
    </main>
  );
}
