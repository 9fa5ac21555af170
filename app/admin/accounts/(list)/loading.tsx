import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("admin.accounts");
  return (
    <LoadingPage
      header={<PageHeader help="adminAccounts" title={t("title")} description={t("description")} />}
    >
      <ListShape filters={3} columns={6} />
    </LoadingPage>
  );
}
