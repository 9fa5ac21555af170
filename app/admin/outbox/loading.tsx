import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape, RowsShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("admin.outbox");
  return (
    <LoadingPage header={<PageHeader help="adminOutbox" title={t("title")} description={t("description")} />}>
      <RowsShape rows={2} />
      <ListShape columns={6} />
    </LoadingPage>
  );
}
