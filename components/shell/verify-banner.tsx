import { useTranslations } from "next-intl";
import { ResendLink } from "@/components/security/resend-link";
import { Alert } from "@/components/ui/alert";
import { buttonVariants } from "@/components/ui/button-variants";
import type { FormAction } from "@/components/ui/form-state";
import { Link } from "@/components/ui/link";

interface VerifyBannerProps {
  email: string;
  /** Where a demo without a mail server shows the mail it kept; null: the mail was sent. */
  keptMailHref: string | null;
  resend: FormAction;
}

/** Above every page until the link mailed at sign-up is opened: what cannot be done before, and the link once more. */
export function VerifyBanner({ email, keptMailHref, resend }: VerifyBannerProps) {
  const t = useTranslations("security.email");
  return (
    <Alert tone="warning" role="region" aria-label={t("banner")} title={t("banner")}>
      <p className="mb-2">{t(keptMailHref ? "bannerDemo" : "bannerHint", { email })}</p>
      <div className="flex flex-wrap items-start gap-2">
        {keptMailHref ? (
          <Link href={keptMailHref} className={buttonVariants({ size: "sm" })}>
            {t("bannerRead")}
          </Link>
        ) : null}
        <ResendLink email={email} action={resend} />
      </div>
    </Alert>
  );
}
