import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape, TabsShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("quotes");
  return (
    <LoadingPage
      header={<PageHeader help="financeQuotes" title={t("title")} description={t("description")} />}
    >
      <TabsShape tabs={2} />
      <ListShape filters={3} columns={7} />
    </LoadingPage>
  );
}
