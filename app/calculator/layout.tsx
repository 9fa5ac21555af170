import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo";
import { LanguageMenu } from "@/components/shell/language-menu";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { Button } from "@/components/ui/button";
import { currentVisitor } from "@/lib/auth/visitor";
import ConsoleLayout from "../(console)/layout";

/** Prices are public, so the calculator is too: inside the console for customers, by itself for everybody else. */
export default async function CalculatorLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  const visitor = await currentVisitor();
  if (visitor?.kind === "customer") return <ConsoleLayout>{children}</ConsoleLayout>;
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-border border-b bg-background/90 px-4 backdrop-blur sm:px-6">
        <Link href="/calculator" className="rounded-sm" title={t("common.productLong")}>
          <Logo name={t("common.product")} />
        </Link>
        <div className="ms-auto flex items-center gap-1">
          <LanguageMenu />
          <ThemeMenu />
          <Button asChild variant="outline" size="sm">
            <Link href="/">{t(visitor ? "calculator.toConsole" : "calculator.signIn")}</Link>
          </Button>
        </div>
      </header>
      <main id="content" className="mx-auto grid w-full max-w-7xl content-start gap-5 p-4 sm:p-6">
        {children}
      </main>
    </div>
  );
}
