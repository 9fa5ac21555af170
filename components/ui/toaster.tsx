"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

/** Short confirmations (`import { toast } from "sonner"`). Refusals and errors never go here: they stay beside their cause. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      toastOptions={{
        style: {
          background: "var(--popover)",
          color: "var(--popover-foreground)",
          borderColor: "var(--border)",
          borderRadius: "var(--radius)",
          fontFamily: "var(--font-sans)",
        },
      }}
    />
  );
}
