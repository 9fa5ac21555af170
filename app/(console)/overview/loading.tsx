import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { DashboardShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("overview");
  return (
    <LoadingPage header={<PageHeader help="overview" title={t("title")} />}>
      <DashboardShape stats={3} />
    </LoadingPage>
  );
}
