"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import type { Area } from "./navigation";
import { whatIsMeant } from "./palette-pages";
import type { Place } from "./palette-places";
import { useHits } from "./use-hits";
import { usePaletteActions } from "./use-palette-actions";

export interface PalettePage {
  readonly id: Place["id"];
  readonly href: string;
  readonly label: string;
  readonly group: string;
}

interface PaletteProps {
  readonly area: Area;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly pages: readonly PalettePage[];
}

/** Pages, actions, orders, packs and bills (accounts, for staff) by what is typed; arrows choose, Enter goes there. */
export function Palette({ area, open, onOpenChange, pages }: PaletteProps) {
  const t = useTranslations("palette");
  const router = useRouter();
  const [words, setWords] = useState("");
  const { hits, state } = useHits(open ? words : "", area);
  const close = () => {
    onOpenChange(false);
    setWords("");
  };
  const go = (href: string) => {
    close();
    router.push(href);
  };
  const matching = whatIsMeant(
    pages.map((page) => ({ ...page, keywords: t(`keywords.${page.id}`) })),
    words,
  );
  const actions = whatIsMeant(usePaletteActions(), words);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        aria-describedby={undefined}
        className="top-[12dvh] translate-y-0 gap-0 p-0 [&>button]:top-2"
      >
        <DialogTitle className="sr-only">{t("title")}</DialogTitle>
        <Command shouldFilter={false} label={t("title")}>
          <CommandInput
            value={words}
            onValueChange={setWords}
            placeholder={t(`placeholder.${area}`)}
            className="pe-8"
          />
          <CommandList className="max-h-[60dvh] overflow-y-auto" aria-busy={state === "loading"}>
            <CommandEmpty className="p-6 text-center text-muted-foreground text-sm">
              {state === "loading" ? t("searching") : t("nothing", { words })}
            </CommandEmpty>
            {matching.length > 0 ? (
              <CommandGroup heading={t("groups.pages")}>
                {matching.map((page) => (
                  <CommandItem key={page.href} value={page.href} onSelect={go}>
                    <span className="flex-1">{page.label}</span>
                    <span className="text-muted-foreground text-xs">{page.group}</span>
                  </CommandItem>
                ))}
              </CommandGroup>
            ) : null}
            {actions.length > 0 ? (
              <CommandGroup heading={t("groups.actions")}>
                {actions.map(({ id, label, run }) => (
                  <CommandItem
                    key={id}
                    value={id}
                    onSelect={() => {
                      close();
                      run();
                    }}
                  >
                    {label}
                  </CommandItem>
                ))}
              </CommandGroup>
            ) : null}
            {hits.map((group) => (
              <CommandGroup key={group.kind} heading={t(`groups.${group.kind}`)}>
                {group.hits.map((hit) => (
                  <CommandItem key={hit.href} value={hit.href} onSelect={go}>
                    <span className="min-w-0 flex-1 truncate">{hit.label}</span>
                    <span className="shrink-0 text-muted-foreground text-xs tabular-nums">{hit.detail}</span>
                  </CommandItem>
                ))}
              </CommandGroup>
            ))}
          </CommandList>
          {state === "failed" ? (
            <p role="alert" className="border-border border-t px-3 py-2 text-destructive text-xs">
              {t("failed")}
            </p>
          ) : null}
          <p className="border-border border-t px-3 py-2 text-muted-foreground text-xs max-sm:hidden">
            {t("hint")}
          </p>
        </Command>
      </DialogContent>
    </Dialog>
  );
}
