"use client";

import { Gift } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSaidAction } from "@/components/ui/use-said-action";

interface ClaimButtonProps {
  meter: string;
  name: string;
  action: FormAction;
}

/** Claims a free pack, once per account (rule F2). */
export function ClaimButton({ meter, name, action }: ClaimButtonProps) {
  const t = useTranslations("packs.free");
  const [state, submit] = useSaidAction(action, t("claimed", { name }));
  return (
    <form action={submit} className="grid justify-items-start gap-2 sm:justify-items-end">
      <input type="hidden" name="meter" value={meter} />
      <SubmitButton>
        <Gift aria-hidden />
        {t("claim")}
        <span className="sr-only"> {name}</span>
      </SubmitButton>
      <Refusal state={state} />
    </form>
  );
}
