import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { LanguageMenu } from "./language-menu";
import { ThemeMenu } from "./theme-menu";

interface PublicFrameProps {
  /** Where the logo leads. */
  home: string;
  /** The way into the console. */
  into: { readonly href: string; readonly label: string };
  /** Of the page's content: its width and spacing. */
  className: string;
  children: ReactNode;
}

/** The frame of pages that anybody may read, signed in or not. */
export function PublicFrame({ home, into, className, children }: PublicFrameProps) {
  const t = useTranslations("common");
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-border border-b bg-background/90 px-4 backdrop-blur sm:px-6">
        <Link href={home} className="rounded-sm" title={t("productLong")}>
          <Logo name={t("product")} />
        </Link>
        <div className="ms-auto flex items-center gap-1">
          <LanguageMenu />
          <ThemeMenu />
          <Button asChild variant="outline" size="sm">
            <Link href={into.href}>{into.label}</Link>
          </Button>
        </div>
      </header>
      <main id="content" className={cn("mx-auto grid w-full content-start p-4 sm:p-6", className)}>
        {children}
      </main>
    </div>
  );
}
