"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { buttonVariants } from "@/components/ui/button-variants";
import { CopyButton } from "@/components/ui/copy-button";

/** Shown this once. `next`: where to go when they are kept; a whole page load, so that nothing of before is left. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  const t = useTranslations("security.factor");
  const common = useTranslations("common.words");
  return (
    <div className="grid justify-items-start gap-3">
      <Alert tone="success" role="status" title={t("recovery")}>
        {t("recoveryHint")}
      </Alert>
      <ol className="grid gap-x-6 gap-y-1 font-mono text-sm" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <span className="flex flex-wrap gap-2">
        <CopyButton value={codes.join("\n")} label={t("copyAll")} withText variant="outline" />
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join("\n")}\n`)}`}
          download="facet-recovery-codes.txt"
          className={buttonVariants({ variant: "outline", size: "sm" })}
        >
          <Download aria-hidden />
          {common("download")}
        </a>
        <a href={next} className={buttonVariants({})}>
          {t("kept")}
        </a>
      </span>
    </div>
  );
}
