import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo";
import { LanguageMenu } from "@/components/shell/language-menu";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { Button } from "@/components/ui/button";

/** Pages that anybody may read, signed in or not. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-border border-b bg-background/90 px-4 backdrop-blur sm:px-6">
        <Link href="/docs/api" className="rounded-sm" title={t("common.productLong")}>
          <Logo name={t("common.product")} />
        </Link>
        <div className="ms-auto flex items-center gap-1">
          <LanguageMenu />
          <ThemeMenu />
          <Button asChild variant="outline" size="sm">
            <Link href="/overview">{t("apiDocs.console")}</Link>
          </Button>
        </div>
      </header>
      <main id="content" className="mx-auto grid w-full max-w-6xl content-start gap-8 p-4 sm:p-6">
        {children}
      </main>
    </div>
  );
}
