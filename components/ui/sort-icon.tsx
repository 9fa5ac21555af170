import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";

/** In the head of a column that can be sorted by. */
export function SortIcon({ now }: { now: "ascending" | "descending" | null }) {
  const Icon = now === "ascending" ? ArrowUp : now === "descending" ? ArrowDown : ArrowUpDown;
  return <Icon aria-hidden className={now ? "size-3" : "size-3 opacity-50"} />;
}
