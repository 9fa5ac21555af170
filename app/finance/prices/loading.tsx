import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("priceList");
  return (
    <LoadingPage
      header={<PageHeader help="financePrices" title={t("title")} description={t("description")} />}
    >
      <ListShape filters={1} columns={5} />
    </LoadingPage>
  );
}
