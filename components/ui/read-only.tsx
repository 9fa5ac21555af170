"use client";

import { createContext, type ReactNode, use } from "react";

const Context = createContext<string | null>(null);

/** Why nothing can be changed from here; null: it can. */
export function useReadOnly(): string | null {
  return use(Context);
}

/** Around pages that only show: what would send a form is disabled and says why. The server refuses all the same. */
export function ReadOnly({ reason, children }: { reason: string | null; children: ReactNode }) {
  return <Context value={reason}>{children}</Context>;
}
