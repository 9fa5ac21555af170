import { CircleQuestionMark, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { type HelpPage, pageRules } from "./page-rules";

/**
 * What a page is for and the rules that apply there, along the edge of the screen. It is the browser's own popover with
 * text from the server: no script, Escape closes it, the focus returns to its button.
 */
export function PageHelp({ page }: { page: HelpPage }) {
  const t = useTranslations("help");
  const common = useTranslations("common");
  const id = useId();
  const rules = pageRules[page];
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="no-print inline-flex h-6 items-center gap-1 rounded-full border border-border px-2 text-muted-foreground text-xs hover:bg-accent hover:text-foreground"
      >
        <CircleQuestionMark aria-hidden className="size-3.5" />
        {t("open")}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-title`}
        className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-[min(26rem,calc(100vw-2rem))] content-start gap-4 overflow-y-auto border-border border-s bg-popover p-5 text-popover-foreground shadow-xl backdrop:bg-black/45 open:grid open:animate-slide-in-right"
      >
        <div className="flex items-start justify-between gap-3">
          <h2 id={`${id}-title`} className="font-semibold text-lg">
            {t("about")}
          </h2>
          <button
            type="button"
            popoverTarget={id}
            popoverTargetAction="hide"
            aria-label={common("close")}
            className="grid size-7 shrink-0 place-items-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground"
          >
            <X aria-hidden className="size-4" />
          </button>
        </div>
        <p className="text-pretty text-sm">{t(`pages.${page}`)}</p>
        {rules.length > 0 ? (
          <section aria-labelledby={`${id}-rules`} className="grid gap-2.5">
            <h3 id={`${id}-rules`} className="font-medium text-muted-foreground text-xs">
              {t("rulesTitle")}
            </h3>
            <dl className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-2 gap-y-2.5 text-sm">
              {rules.map((rule) => (
                <div key={rule} className="col-span-2 grid grid-cols-subgrid items-baseline">
                  <dt className="rounded bg-muted px-1 text-center font-mono text-muted-foreground text-xs">
                    {rule}
                  </dt>
                  <dd className="text-pretty">{t(`rules.${rule}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ) : null}
      </div>
    </>
  );
}
