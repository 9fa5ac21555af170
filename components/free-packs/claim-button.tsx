"use client";

import { Gift } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormState, idleForm } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";

interface ClaimButtonProps {
  meter: string;
  name: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
}

/** Claims a free pack, once per account (rule F2). */
export function ClaimButton({ meter, name, action }: ClaimButtonProps) {
  const t = useTranslations("packs.free");
  const [state, submit] = useActionState<FormState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    if (next.status === "done") toast.success(t("claimed", { name }));
    return next;
  }, idleForm);
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
