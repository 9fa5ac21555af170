import type { ReactNode } from "react";
import { LogoMark } from "./logo";

/** What stands where a page should: not found, or something broke. The caller provides the main landmark. */
export function CentredNotice({
  title,
  children,
  actions,
}: {
  title: string;
  children: ReactNode;
  actions: ReactNode;
}) {
  return (
    <div className="grid min-h-[70dvh] place-items-center p-6">
      <div className="grid max-w-md justify-items-center gap-2 text-center">
        <LogoMark className="mb-2 size-9 text-link" />
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        <div className="text-pretty text-muted-foreground">{children}</div>
        <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>
      </div>
    </div>
  );
}
