import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { CentredNotice } from "./centred-notice";
import { type Area, areaHome } from "./shell/navigation";
import { Button } from "./ui/button";

/** A thing that is not there, inside its area: the frame stays, so that one can go on. */
export function NotFoundInArea({ area }: { area: Area }) {
  const t = useTranslations("errors.notFound");
  return (
    <CentredNotice
      title={t("title")}
      actions={
        <Button asChild>
          <Link href={areaHome[area]}>{t("action")}</Link>
        </Button>
      }
    >
      <p>{t("description")}</p>
    </CentredNotice>
  );
}
