import { useTranslations } from "next-intl";
import { ResendLink } from "@/components/security/resend-link";
import { Alert } from "@/components/ui/alert";
import type { FormState } from "@/components/ui/form-state";

interface VerifyBannerProps {
  email: string;
  resend: (previous: FormState, form: FormData) => Promise<FormState>;
}

/** Above every page until the link mailed at sign-up is opened: what cannot be done before, and the link once more. */
export function VerifyBanner({ email, resend }: VerifyBannerProps) {
  const t = useTranslations("security.email");
  return (
    <Alert tone="warning" role="region" aria-label={t("banner")} title={t("banner")}>
      <p className="mb-2">{t("bannerHint", { email })}</p>
      <ResendLink email={email} action={resend} />
    </Alert>
  );
}
