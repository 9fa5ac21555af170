import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { FormShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("settings");
  return (
    <LoadingPage header={<PageHeader help="settings" title={t("title")} description={t("description")} />}>
      <FormShape fields={4} />
    </LoadingPage>
  );
}
