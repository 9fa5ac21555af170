import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { CopyButton } from "@/components/ui/copy-button";
import type { FormState } from "@/components/ui/form-state";

/** `secret` is there only in the answer to the form that made it. */
export interface SecretState extends FormState {
  readonly secret?: string;
  readonly url?: string;
}

/** A new secret, this once: it is not kept anywhere it could be shown from again. */
export function SecretAlert({ state }: { state: SecretState }) {
  const t = useTranslations("webhooks");
  if (!state.secret) return null;
  return (
    <Alert tone="success" role="status" title={t("secretReady", { url: state.url ?? "" })}>
      <p>{t("onlyOnce")}</p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <code className="wrap-anywhere rounded-md border border-border bg-card px-2 py-1 font-mono text-xs">
          {state.secret}
        </code>
        <CopyButton value={state.secret} label={t("secret")} withText variant="outline" />
      </p>
    </Alert>
  );
}
