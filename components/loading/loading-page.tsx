import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/**
 * What stands where a page will be: its own heading at once, and below it the page's shape. The shape fades in only
 * after a moment (globals.css), so that a page that is quick never flashes.
 */
export function LoadingPage({ header, children }: { header: ReactNode; children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <>
      {header}
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <div aria-hidden className="grid animate-appear-late content-start gap-5">
        {children}
      </div>
    </>
  );
}
