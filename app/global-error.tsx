"use client";

import "./globals.css";
import { LogoMark } from "@/components/logo";

/**
 * The root layout itself failed, so neither language nor theme is known: both languages, the system's colours. Every
 * page carries this script, so it takes no component along.
 */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-items-center p-6">
        <title>Facet</title>
        <main className="grid max-w-md justify-items-center gap-3 text-center">
          <LogoMark className="size-9 text-link" />
          <h1 className="font-semibold text-2xl">Something went wrong on our side</h1>
          <p lang="zh-CN" className="text-muted-foreground">
            系统出了点问题，请重试。
          </p>
          {digest ? <code className="font-mono text-xs">{digest}</code> : null}
          <button
            type="button"
            onClick={() => retry()}
            className="h-8 rounded-md bg-primary px-3 font-medium text-primary-foreground text-sm hover:bg-primary-hover"
          >
            Try again · 重试
          </button>
        </main>
      </body>
    </html>
  );
}
