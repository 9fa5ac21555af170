import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { ListShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("members");
  return (
    <LoadingPage header={<PageHeader help="members" title={t("title")} />}>
      <ListShape columns={5} />
    </LoadingPage>
  );
}
