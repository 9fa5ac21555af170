import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape, StatsShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("finance.bills");
  return (
    <LoadingPage
      header={<PageHeader help="financeBills" title={t("title")} description={t("description")} />}
    >
      <StatsShape stats={4} />
      <ListShape filters={5} columns={8} />
    </LoadingPage>
  );
}
