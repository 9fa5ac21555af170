import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { buttonVariants } from "./button-variants";
import { cn } from "./cn";
import { LinkTabs } from "./link-tabs";

interface KeysetPaginationProps {
  /** null at the first page. */
  previousHref: string | null;
  /** null at the last page. */
  nextHref: string | null;
  pageSize?: { readonly current: number; readonly options: readonly { size: number; href: string }[] };
  className?: string;
}

/**
 * Lists page by key, so there is a next and a previous page, and no page numbers or totals by counting. Nothing where all
 * stands on one page.
 */
export function KeysetPagination({ previousHref, nextHref, pageSize, className }: KeysetPaginationProps) {
  const t = useTranslations("common.pagination");
  if (!previousHref && !nextHref && !pageSize) return null;
  return (
    <nav
      aria-label={t("label")}
      data-slot="pagination"
      className={cn("flex flex-wrap items-center justify-between gap-3 px-4 py-2.5", className)}
    >
      {pageSize ? (
        <div className="flex items-center gap-2 text-muted-foreground text-xs">
          {t("rows")}
          <LinkTabs
            label={t("rows")}
            look="segmented"
            current={String(pageSize.current)}
            tabs={pageSize.options.map(({ size, href }) => ({ id: String(size), label: size, href }))}
          />
        </div>
      ) : (
        <span />
      )}
      <div className="flex items-center gap-2">
        <PageLink href={previousHref}>
          <ChevronLeft aria-hidden />
          {t("previous")}
        </PageLink>
        <PageLink href={nextHref}>
          {t("next")}
          <ChevronRight aria-hidden />
        </PageLink>
      </div>
    </nav>
  );
}

function PageLink({ href, children }: { href: string | null; children: ReactNode }) {
  const classes = buttonVariants({ variant: "outline", size: "sm" });
  if (href) {
    return (
      <Link href={href} className={classes}>
        {children}
      </Link>
    );
  }
  return (
    <span aria-disabled className={classes}>
      {children}
    </span>
  );
}
