"use client";

import "./globals.css";
import { LogoMark } from "@/components/logo";
import { Button } from "@/components/ui/button";

/** The root layout itself failed, so neither language nor theme is known: both languages, the system's colours. */
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
          <Button onClick={() => retry()}>Try again · 重试</Button>
        </main>
      </body>
    </html>
  );
}
