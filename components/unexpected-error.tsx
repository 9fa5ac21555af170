"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { CentredNotice } from "./centred-notice";
import { buttonVariants } from "./ui/button-variants";

/**
 * A bug: the transaction was rolled back, the server's log has the details under this reference. Every page carries this
 * script, so it is plain; and the way out loads everything anew.
 */
export function UnexpectedError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("errors.unexpected");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  useEffect(() => console.error(error), [error]);
  return (
    <CentredNotice
      title={t("title")}
      actions={
        <>
          <button type="button" className={buttonVariants()} onClick={() => retry()}>
            {t("retry")}
          </button>
          <a href="/overview" className={buttonVariants({ variant: "outline" })}>
            {t("home")}
          </a>
        </>
      }
    >
      <p>{t("description")}</p>
      {digest ? (
        <p className="mt-2 text-xs">
          {t("reference")}: <code className="font-mono">{digest}</code>
        </p>
      ) : null}
    </CentredNotice>
  );
}
