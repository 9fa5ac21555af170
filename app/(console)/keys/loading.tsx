import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { FormShape, ListShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("settings.keys");
  return (
    <LoadingPage header={<PageHeader help="keys" title={t("title")} description={t("description")} />}>
      <FormShape fields={2} />
      <ListShape columns={5} />
    </LoadingPage>
  );
}
