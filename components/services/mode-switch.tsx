"use client";

import { useTranslations } from "next-intl";
import { useActionState, useId, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { type FormAction, type FormState, idleForm } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { undoDuration } from "@/components/ui/undo";
import type { BillingMode } from "@/lib/billing/catalog/types";

interface ModeSwitchProps {
  meter: string;
  name: string;
  to: BillingMode;
  callsLimit: number | null;
  qpsLimit: number;
  action: FormAction;
}

/** Says what a switch changes before it happens; into QPS billing without a quota it asks first (rule S7). */
export function ModeSwitch({ meter, name, to, callsLimit, qpsLimit, action }: ModeSwitchProps) {
  const t = useTranslations("services.modes");
  const [open, setOpen] = useState(false);
  const confirmId = useId();
  const [state, submit] = useActionState<FormState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (next.status === "done") {
      toast.success(t("switched", { name, mode: t(`inSentence.${to}`) }), {
        ...(canSwitchBack
          ? { duration: undoDuration, action: { label: t("switchBack"), onClick: switchBack } }
          : {}),
      });
      setOpen(false);
    }
    return next;
  }, idleForm);
  const asks = to === "qps" && qpsLimit === 0;
  // Back into QPS billing without a quota would have to ask again (rule S7), which a toast cannot.
  const canSwitchBack = to === "qps" || qpsLimit > 0;

  async function switchBack(): Promise<void> {
    const form = new FormData();
    const from: BillingMode = to === "qps" ? "calls" : "qps";
    form.set("meter", meter);
    form.set("mode", from);
    const next = await action(idleForm, form);
    if (next.status === "done") toast.success(t("switched", { name, mode: t(`inSentence.${from}`) }));
    else toast.error(next.refusal ?? t("notSwitchedBack"));
  }
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="outline">
          {t("switchTo", { mode: t(`inSentence.${to}`) })}
          <span className="sr-only"> {name}</span>
        </Button>
      }
      title={t("dialogTitle", { name, mode: t(`inSentence.${to}`) })}
      description={t("dialogHint")}
      facts={
        <ul className="grid list-disc gap-1.5 ps-5 text-sm">
          {to === "qps" ? (
            <>
              <li>{t("toQps.cost")}</li>
              <li>{t("toQps.packs")}</li>
              <li>{t("toQps.limit", { qps: qpsLimit })}</li>
            </>
          ) : (
            <>
              <li>{t("toCalls.cost")}</li>
              <li>{t("toCalls.quotas")}</li>
              {callsLimit === null ? null : <li>{t("toCalls.limit", { qps: callsLimit })}</li>}
            </>
          )}
        </ul>
      }
      fields={{ meter, mode: to }}
      state={state}
      send={submit}
      submit={<SubmitButton>{t("confirm")}</SubmitButton>}
    >
      {asks ? (
        <Alert tone="warning" title={t("noQuotaTitle")}>
          <label htmlFor={confirmId} className="mt-1 flex items-start gap-2">
            <Checkbox id={confirmId} name="confirmed" className="mt-0.5" />
            {t("noQuotaConfirm")}
          </label>
        </Alert>
      ) : null}
    </ConfirmDialog>
  );
}
