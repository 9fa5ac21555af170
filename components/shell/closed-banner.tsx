import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { Alert } from "@/components/ui/alert";

export interface Closure {
  readonly at: Date;
  readonly reason: string;
}

/** Above every page of an account that was closed for violations: since when, why, and what that means. */
export function ClosedBanner({ closure: { at, reason } }: { closure: Closure }) {
  const t = useTranslations("overview.closed");
  return (
    <Alert tone="danger" role="region" aria-label={t("label")} title={t("title")}>
      <p>{t.rich("since", { at: () => <Instant at={at} />, reason })}</p>
      <p>{t("effect")}</p>
    </Alert>
  );
}
