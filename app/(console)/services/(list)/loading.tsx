import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { CardsShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("services");
  return (
    <LoadingPage header={<PageHeader help="services" title={t("title")} description={t("description")} />}>
      <CardsShape cards={4} />
    </LoadingPage>
  );
}
