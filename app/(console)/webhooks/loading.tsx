import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("webhooks");
  return (
    <LoadingPage header={<PageHeader help="webhooks" title={t("title")} description={t("description")} />}>
      <ListShape columns={4} />
      <ListShape columns={6} />
    </LoadingPage>
  );
}
