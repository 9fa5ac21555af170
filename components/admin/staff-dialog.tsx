"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormDialog, type FormDialogProps } from "@/components/ui/form-dialog";
import { FormField } from "@/components/ui/form-field";
import { type FormState, fieldError } from "@/components/ui/form-state";
import { Textarea } from "@/components/ui/textarea";

interface StaffDialogProps extends Omit<FormDialogProps, "open" | "variant" | "children"> {
  /** Before the title, on the button that opens it. */
  icon?: ReactNode;
  /** Where a reason can be told in advance; it can be written anew. */
  usualReason?: string;
  children?: (state: FormState) => ReactNode;
}

/** A step of staff: its fields and the reason it always needs. The button that opens it says the title. */
export function StaffDialog({ icon, usualReason, children, ...dialog }: StaffDialogProps) {
  const t = useTranslations("admin.form");
  return (
    <FormDialog
      {...dialog}
      open={
        <>
          {icon}
          {dialog.title}
        </>
      }
    >
      {(state) => (
        <>
          {children?.(state)}
          <FormField label={t("reason")} hint={t("reasonHint")} error={fieldError(state, "reason")}>
            {(control) => (
              <Textarea
                {...control}
                name="reason"
                required
                maxLength={500}
                className="min-h-16"
                defaultValue={state.values?.reason ?? usualReason}
              />
            )}
          </FormField>
        </>
      )}
    </FormDialog>
  );
}
