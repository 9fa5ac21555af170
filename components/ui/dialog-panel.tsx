"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Alert from "radix-ui/alert-dialog";
import * as Plain from "radix-ui/dialog";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { type DialogParts, DialogPartsContext } from "./dialog-parts";
import { useDialog } from "./dialog-state";

export interface DialogPanelProps extends ComponentProps<"div"> {
  /** It cannot be dismissed by a click outside, and the focus starts on Cancel. */
  alert?: boolean;
}

const plainParts: DialogParts = { Title: Plain.Title, Description: Plain.Description, Close: Plain.Close };
const alertParts: DialogParts = { Title: Alert.Title, Description: Alert.Description, Close: Alert.Cancel };

/** An open dialog. Only what opens one loads this. */
export function DialogPanel({ alert = false, className, children, ...props }: DialogPanelProps) {
  const { open, setOpen, before } = useDialog();
  const t = useTranslations("common");
  const { Root, Portal, Overlay, Content } = alert ? Alert : Plain;
  return (
    <Root open={open} onOpenChange={setOpen}>
      <Portal>
        <Overlay className="fixed inset-0 z-50 animate-overlay-in bg-black/45" />
        <Content
          data-slot={alert ? "alert-dialog" : "dialog"}
          className={cn(
            "fixed top-1/2 left-1/2 z-50 grid max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 animate-pop-in gap-4 overflow-y-auto rounded-xl border border-border bg-popover p-5 text-popover-foreground shadow-xl outline-none",
            className,
          )}
          {...props}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            before.current?.focus();
          }}
        >
          <DialogPartsContext value={alert ? alertParts : plainParts}>{children}</DialogPartsContext>
          {alert ? null : (
            <Plain.Close
              aria-label={t("close")}
              className="absolute top-3.5 right-3.5 grid size-7 place-items-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground"
            >
              <X aria-hidden className="size-4" />
            </Plain.Close>
          )}
        </Content>
      </Portal>
    </Root>
  );
}
