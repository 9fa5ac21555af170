import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { FormShape, ListShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("finance.exports");
  return (
    <LoadingPage
      header={<PageHeader help="financeExports" title={t("title")} description={t("description")} />}
    >
      <FormShape fields={2} />
      <ListShape columns={8} />
    </LoadingPage>
  );
}
