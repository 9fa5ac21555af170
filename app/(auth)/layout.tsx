import { CircleCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { Logo } from "@/components/logo";
import { LanguageMenu } from "@/components/shell/language-menu";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { Link } from "@/components/ui/link";
import { FacetPattern } from "./facet-pattern";

const promises = ["counted", "explained", "never"] as const;

/** The form on the left, what the product promises on the right; on phones only the form. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  return (
    <ClientMessages of="auth">
      <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex flex-col bg-card">
          <header className="flex h-14 items-center justify-between px-5 sm:px-8">
            <Link href="/sign-in" className="rounded-sm" title={t("common.productLong")}>
              <Logo name={t("common.product")} />
            </Link>
            <div className="flex gap-1">
              <LanguageMenu />
              <ThemeMenu />
            </div>
          </header>
          <main id="content" className="grid flex-1 place-items-center px-5 py-8 sm:px-8">
            <div className="w-full max-w-md">{children}</div>
          </main>
        </div>
        <aside className="relative hidden overflow-hidden border-border border-s bg-sidebar lg:grid lg:place-items-center">
          <FacetPattern className="absolute inset-0 size-full text-link" />
          <div className="relative max-w-md p-12">
            <p className="text-balance font-semibold text-[1.75rem] leading-tight tracking-tight">
              {t("auth.promise.title")}
            </p>
            <ul className="mt-6 grid gap-3">
              {promises.map((promise) => (
                <li key={promise} className="flex gap-2.5 text-base">
                  <CircleCheck aria-hidden className="mt-0.5 size-4.5 shrink-0 text-link" />
                  {t(`auth.promise.${promise}`)}
                </li>
              ))}
            </ul>
          </div>
        </aside>
      </div>
    </ClientMessages>
  );
}
