import { useTranslations } from "next-intl";
import { LoadingPage } from "@/components/loading/loading-page";
import { FormShape } from "@/components/loading/shapes";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  const t = useTranslations("admin.clock");
  return (
    <LoadingPage header={<PageHeader help="adminClock" title={t("title")} />}>
      <FormShape fields={3} />
    </LoadingPage>
  );
}
