"use client";

import { usePathname } from "next/navigation";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";

/** Where the toasts of toast.ts appear. What one offers to take back belongs to its page and ends with it. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving a page is what ends them.
  useEffect(() => {
    for (const shown of toast.getToasts()) if ("action" in shown && shown.action) toast.dismiss(shown.id);
  }, [pathname]);
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
