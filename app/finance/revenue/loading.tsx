import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { DashboardShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("revenue");
  return (
    <LoadingPage
      header={<PageHeader help="financeRevenue" title={t("title")} description={t("description")} />}
    >
      <DashboardShape stats={3} />
    </LoadingPage>
  );
}
