"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Area } from "./navigation";
import type { PalettePage } from "./palette";

/** The palette's script comes when it is first opened. */
const Palette = dynamic(() => import("./palette").then((module) => module.Palette), { ssr: false });

/** Opens the command palette: by its button, or Ctrl K (⌘ K on a Mac) from anywhere. */
export function PaletteTrigger({ area, pages }: { area: Area; pages: readonly PalettePage[] }) {
  const t = useTranslations("palette");
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setWanted(true);
      setOpen((before) => !before);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
        className="flex h-8 items-center gap-2 rounded-md border border-input bg-background px-2 text-muted-foreground text-sm hover:bg-accent max-lg:size-8 max-lg:justify-center max-lg:border-transparent max-lg:px-0 lg:w-56"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 text-start max-lg:sr-only">{t("open")}</span>
        <kbd
          aria-hidden
          className="rounded border border-border px-1 font-sans text-[0.6875rem] max-lg:hidden"
        >
          Ctrl K
        </kbd>
      </button>
      {wanted ? <Palette area={area} open={open} onOpenChange={setOpen} pages={pages} /> : null}
    </>
  );
}
