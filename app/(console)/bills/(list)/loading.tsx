import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { CardsShape, ListShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("bills");
  return (
    <LoadingPage header={<PageHeader help="bills" title={t("title")} description={t("description")} />}>
      <CardsShape cards={1} />
      <ListShape filters={1} columns={6} />
    </LoadingPage>
  );
}
