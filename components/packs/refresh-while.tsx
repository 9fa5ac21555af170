"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const lookEveryMs = 4_000;

/** Asks the server again while something is under way, so that progress shows by itself. Shows nothing itself. */
export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => router.refresh(), lookEveryMs);
    return () => clearInterval(timer);
  }, [active, router]);
  return null;
}
