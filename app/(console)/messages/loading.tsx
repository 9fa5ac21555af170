import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { RowsShape, TabsShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("messages");
  return (
    <LoadingPage header={<PageHeader help="messages" title={t("title")} description={t("description")} />}>
      <TabsShape tabs={2} />
      <RowsShape rows={8} />
    </LoadingPage>
  );
}
