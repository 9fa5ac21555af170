import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("orders");
  return (
    <LoadingPage header={<PageHeader help="orders" title={t("title")} description={t("description")} />}>
      <ListShape filters={4} columns={6} />
    </LoadingPage>
  );
}
