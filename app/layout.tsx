import "./globals.css";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/client-messages";
import { LazyToaster } from "@/components/lazy-toaster";
import { RevealAtOnce } from "@/components/loading/reveal-at-once";
import { languageTag } from "@/lib/i18n/locale";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("productLong"), template: `%s · ${t("product")}` },
    description: t("tagline"),
    robots: { index: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafc" },
    { media: "(prefers-color-scheme: dark)", color: "#101119" },
  ],
};

/** The letters and weights that are used (fonts/README.md): every page waits for this file. */
const geist = localFont({
  src: "./fonts/geist-latin.woff2",
  variable: "--font-geist-sans",
  weight: "400 700",
});

/** Language, fonts and theme for every page. It asks nothing of the database, so it also carries the error pages. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={languageTag[locale]} className={geist.variable} suppressHydrationWarning>
      <body>
        <RevealAtOnce nonce={nonce} />
        <ThemeProvider attribute="class" defaultTheme="system" enableSystem nonce={nonce}>
          <ClientMessages of="everywhere">
            {children}
            <LazyToaster />
          </ClientMessages>
        </ThemeProvider>
      </body>
    </html>
  );
}
