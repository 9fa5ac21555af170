"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { type FormState, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { CodeField } from "./code-field";
import { ConfirmPassword } from "./confirm-password";
import type { QrPath } from "./qr";
import { RecoveryCodes } from "./recovery-codes";

/** `recoveryCodes` is there only in the answer to the form that turned the factor on. */
export interface FactorState extends FormState {
  readonly recoveryCodes?: readonly string[];
}

export interface NewFactor {
  /** In base32, for those who type it. */
  readonly secret: string;
  readonly qr: QrPath;
}

interface FactorSetupProps {
  factor: NewFactor;
  action: (previous: FactorState, form: FormData) => Promise<FactorState>;
  /** Not where the session began with the password just now. */
  asksPassword: boolean;
  /** Where to go once the recovery codes are kept. */
  next: string;
  /** Once it is on; the codes are still shown. */
  onDone?: () => void;
  /** Left out where there is no way around it. */
  onCancel?: () => void;
}

/** Scan, type the code, keep the recovery codes. */
export function FactorSetup({ factor, action, asksPassword, next, onDone, onCancel }: FactorSetupProps) {
  const { secret, qr } = factor;
  const t = useTranslations("security.factor");
  const common = useTranslations("common.words");
  const [state, submit] = useActionState<FactorState, FormData>(async (previous, form) => {
    const answer = await action(previous, form);
    if (answer.recoveryCodes) onDone?.();
    return answer;
  }, idleForm);
  if (state.recoveryCodes) return <RecoveryCodes codes={state.recoveryCodes} next={next} />;
  return (
    <form action={submit} className="grid max-w-md gap-4">
      <p className="text-sm">{t("scan")}</p>
      {/* Dark on light in both themes: not every app reads it the other way round. */}
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t("qr")}
        shapeRendering="crispEdges"
        className="size-48 rounded-md border border-border bg-white"
      >
        <path d={qr.path} fill="black" />
      </svg>
      <p className="text-muted-foreground text-sm">
        {t("byHand")}
        <span className="mt-1 flex flex-wrap items-center gap-1">
          <code className="wrap-anywhere font-mono text-foreground text-xs">
            {secret.match(/.{1,4}/g)?.join(" ")}
          </code>
          <CopyButton value={secret} label={t("key")} />
        </span>
      </p>
      {asksPassword ? <ConfirmPassword /> : null}
      <CodeField label={t("code")} />
      <Refusal state={state} />
      <span className="flex flex-wrap gap-2">
        <SubmitButton>{t("confirm")}</SubmitButton>
        {onCancel ? (
          <Button variant="ghost" onClick={onCancel}>
            {common("cancel")}
          </Button>
        ) : null}
      </span>
    </form>
  );
}
