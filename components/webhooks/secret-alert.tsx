import { useTranslations } from "next-intl";
import { ShownOnce } from "@/components/keys/shown-once";
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
    <ShownOnce title={t("secretReady", { url: state.url ?? "" })} value={state.secret} label={t("secret")}>
      {t("onlyOnce")}
    </ShownOnce>
  );
}
