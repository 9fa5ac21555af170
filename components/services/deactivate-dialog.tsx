"use client";

import { PowerOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSaidAction } from "@/components/ui/use-said-action";

interface DeactivateDialogProps {
  service: string;
  name: string;
  remains: {
    readonly packs: number;
    readonly units: number;
    readonly quotasInForce: number;
    readonly materials: number;
  };
  action: FormAction;
}

/** Lists what stays behind, and asks for an explicit yes (rule S3). */
export function DeactivateDialog({ service, name, remains, action }: DeactivateDialogProps) {
  const t = useTranslations("services.deactivate");
  const confirmId = useId();
  const [state, submit] = useSaidAction(action, t("done", { name }));
  const { packs, units, quotasInForce, materials } = remains;
  return (
    <ConfirmDialog
      trigger={
        <Button variant="destructive">
          <PowerOff aria-hidden />
          {t("button")}
        </Button>
      }
      title={t("title", { name })}
      description={t("hint")}
      facts={
        <div className="text-sm">
          <p className="font-medium">{t("remains")}</p>
          {packs + quotasInForce + materials === 0 ? (
            <p className="mt-1 text-muted-foreground">{t("nothing")}</p>
          ) : (
            <ul className="mt-1 grid list-disc gap-1 ps-5">
              {packs > 0 ? <li>{t("packs", { packs, units })}</li> : null}
              {quotasInForce > 0 ? <li>{t("quotas", { count: quotasInForce })}</li> : null}
              {materials > 0 ? <li>{t("materials", { count: materials })}</li> : null}
            </ul>
          )}
          <p className="mt-2 text-muted-foreground">{t("expiry")}</p>
        </div>
      }
      fields={{ service }}
      state={state}
      send={submit}
      submit={<SubmitButton variant="destructive">{t("button")}</SubmitButton>}
    >
      <label htmlFor={confirmId} className="flex items-start gap-2 text-sm">
        <Checkbox id={confirmId} name="confirmed" className="mt-0.5" />
        {t("confirm", { name })}
      </label>
    </ConfirmDialog>
  );
}
