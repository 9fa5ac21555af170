import type { PalettePage } from "./palette";

/** Pages whose name, group or address has every word that was typed; all of them when nothing was. */
export function pagesThatMatch(pages: readonly PalettePage[], words: string): readonly PalettePage[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return pages.filter(({ label, group, href }) => {
    const text = `${label} ${group} ${href}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
