"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Instant } from "@/components/instant";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { toast } from "@/components/ui/toast";
import { FactorSetup, type FactorState, type NewFactor } from "./factor-setup";
import { PasswordDialog } from "./password-dialog";
import { RecoveryCodes } from "./recovery-codes";

interface FactorCardProps {
  /** ISO 8601; null: off. */
  since: string | null;
  codesLeft: number;
  /** Staff may change theirs, not be without. */
  mayTurnOff: boolean;
  page: string;
  begin: () => Promise<NewFactor>;
  confirm: (previous: FactorState, form: FormData) => Promise<FactorState>;
  renew: (previous: FactorState, form: FormData) => Promise<FactorState>;
  turnOff: FormAction;
}

/** The second factor of one's login: set up, change, new recovery codes, turn off. */
export function FactorCard(props: FactorCardProps) {
  const { since, codesLeft, page } = props;
  const t = useTranslations("security.factor");
  const router = useRouter();
  const [factor, setFactor] = useState<NewFactor | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} next={page} />;
  if (factor)
    return (
      <FactorSetup
        factor={factor}
        action={props.confirm}
        asksPassword
        next={page}
        // What happened stands further down the page; what is shown here stays.
        onDone={() => router.refresh()}
        onCancel={() => setFactor(null)}
      />
    );
  return (
    <div className="grid gap-3">
      <p className="text-sm">
        {since ? t.rich("on", { at: () => <Instant at={since} /> }) : t("off")}
        {since ? <> · {t("codesLeft", { count: codesLeft })}</> : null}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" size="sm" onClick={async () => setFactor(await props.begin())}>
          {t(since ? "replace" : "setUp")}
        </Button>
        {since ? (
          <PasswordDialog
            trigger={t("renew")}
            title={t("renew")}
            description={t("renewHint")}
            submit={t("renew")}
            action={props.renew}
            onDone={(state) => {
              setCodes(state.recoveryCodes ?? null);
              router.refresh();
            }}
          />
        ) : null}
        {since && props.mayTurnOff ? (
          <PasswordDialog
            trigger={t("turnOff")}
            title={t("turnOff")}
            description={t("turnOffHint")}
            submit={t("turnOff")}
            action={props.turnOff}
            onDone={() => {
              toast.success(t("turnedOff"));
              router.refresh();
            }}
          />
        ) : null}
      </div>
    </div>
  );
}
