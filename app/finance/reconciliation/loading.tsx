import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("reconciliation");
  return (
    <LoadingPage
      header={<PageHeader help="financeReconciliation" title={t("title")} description={t("description")} />}
    >
      <ListShape filters={2} columns={5} />
      <ListShape columns={4} />
    </LoadingPage>
  );
}
