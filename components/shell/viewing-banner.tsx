import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

interface ViewingBannerProps {
  account: string;
  until: Date;
  stop: () => Promise<void>;
}

/** Above every page while support looks in a customer's place. */
export function ViewingBanner({ account, until, stop }: ViewingBannerProps) {
  const t = useTranslations("support.viewAs");
  return (
    <Alert
      tone="warning"
      role="region"
      aria-label={t("banner", { account })}
      title={t("banner", { account })}
      action={
        <form action={stop}>
          <Button type="submit" variant="outline" size="sm">
            <Eye aria-hidden />
            {t("stop")}
          </Button>
        </form>
      }
    >
      {t.rich("bannerText", { until: () => <Instant at={until} /> })}
    </Alert>
  );
}
