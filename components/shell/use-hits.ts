"use client";

import { useEffect, useState } from "react";
import type { Area } from "./navigation";

export interface PaletteHits {
  readonly kind: "orders" | "packs" | "bills" | "accounts";
  readonly hits: readonly { readonly href: string; readonly label: string; readonly detail: string }[];
}

const pause = 150;

/** What the console finds for the words, a moment after the last key; an answer to older words is dropped. */
export function useHits(
  words: string,
  area: Area,
): {
  readonly hits: readonly PaletteHits[];
  readonly state: "idle" | "loading" | "failed";
} {
  const [hits, setHits] = useState<readonly PaletteHits[]>([]);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const wanted = words.trim();
  useEffect(() => {
    if (wanted.length < 2) {
      setHits([]);
      setState("idle");
      return;
    }
    const abort = new AbortController();
    setState("loading");
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/console/find?${new URLSearchParams({ q: wanted, area })}`, {
          signal: abort.signal,
        });
        if (!response.ok) throw new Error(String(response.status));
        setHits((await response.json()) as PaletteHits[]);
        setState("idle");
      } catch {
        if (abort.signal.aborted) return;
        setHits([]);
        setState("failed");
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, area]);
  return { hits, state };
}
