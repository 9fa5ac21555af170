"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { CentredNotice } from "./centred-notice";
import { Button } from "./ui/button";

/** A bug: the transaction was rolled back, the server's log has the details under this reference. */
export function UnexpectedError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("errors.unexpected");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  useEffect(() => console.error(error), [error]);
  return (
    <CentredNotice
      title={t("title")}
      actions={
        <>
          <Button onClick={() => retry()}>{t("retry")}</Button>
          <Button asChild variant="outline">
            <Link href="/overview">{t("home")}</Link>
          </Button>
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
