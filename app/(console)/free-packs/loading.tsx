import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { CardsShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("packs.free");
  return (
    <LoadingPage header={<PageHeader help="freePacks" title={t("title")} description={t("description")} />}>
      <CardsShape cards={3} />
    </LoadingPage>
  );
}
