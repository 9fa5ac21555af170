import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape, StatsShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("balance");
  return (
    <LoadingPage header={<PageHeader help="balance" title={t("title")} description={t("description")} />}>
      <StatsShape stats={5} />
      <ListShape filters={3} columns={5} />
    </LoadingPage>
  );
}
