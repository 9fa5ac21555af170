import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { FormShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("purchase");
  return (
    <LoadingPage header={<PageHeader help="purchase" title={t("title")} description={t("description")} />}>
      <FormShape fields={5} aside />
    </LoadingPage>
  );
}
