import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape, TabsShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("packs");
  return (
    <LoadingPage header={<PageHeader help="packs" title={t("title")} description={t("description")} />}>
      <TabsShape tabs={5} />
      <ListShape filters={3} columns={7} />
    </LoadingPage>
  );
}
