"use client";

import { Power } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import type { FormAction } from "@/components/ui/form-state";
import { Refusal } from "@/components/ui/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { useSaidAction } from "@/components/ui/use-said-action";

interface ActivateDialogProps {
  service: string;
  name: string;
  terms: { readonly version: string; readonly title: string; readonly clauses: readonly string[] };
  /** The service was active before: everything comes back as it was (rule S3). */
  again: boolean;
  action: FormAction;
}

/** Terms to read and accept, then Activate Now; the version that was shown goes with the form (rule S1). */
export function ActivateDialog({ service, name, terms, again, action }: ActivateDialogProps) {
  const t = useTranslations("services.activate");
  const accept = useId();
  const [state, submit] = useSaidAction(action, t("done", { name }));
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button>
          <Power aria-hidden />
          {t(again ? "again" : "now")}
          <span className="sr-only"> {name}</span>
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("title", { name })}</DialogTitle>
          <DialogDescription>{t(again ? "againHint" : "hint")}</DialogDescription>
        </DialogHeader>
        <section
          aria-label={terms.title}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: long terms scroll, also by keyboard (WCAG 2.1.1).
          tabIndex={0}
          className="max-h-64 overflow-y-auto rounded-md border border-border bg-muted/40 p-3 text-sm"
        >
          <h3 className="font-medium">{terms.title}</h3>
          <p className="text-muted-foreground text-xs">{t("version", { version: terms.version })}</p>
          <ol className="mt-2 grid list-decimal gap-1.5 ps-5">
            {terms.clauses.map((clause) => (
              <li key={clause} className="text-pretty">
                {clause}
              </li>
            ))}
          </ol>
        </section>
        <form action={submit} className="grid gap-3">
          <input type="hidden" name="service" value={service} />
          <input type="hidden" name="termsVersion" value={terms.version} />
          <label htmlFor={accept} className="flex items-start gap-2 text-sm">
            <Checkbox id={accept} name="accepted" className="mt-0.5" />
            {t("accept")}
          </label>
          <Refusal state={state} />
          <DialogFooter>
            <SubmitButton>{t(again ? "again" : "now")}</SubmitButton>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
