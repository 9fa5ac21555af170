"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { type ChoosableColumn, hideParameter } from "./column-choice";
import { ColumnPopover } from "./column-popover";

interface ColumnMenuProps {
  /** The parameter that the choice stands in. */
  name: string;
  columns: readonly (ChoosableColumn & { readonly header: string })[];
  hidden: readonly string[];
}

/** Which columns a list of the server shows; the tick is there at once, the list follows. */
export function ColumnMenu({ name, columns, hidden }: ColumnMenuProps) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [now, hideNow] = useOptimistic(hidden);
  const [pending, start] = useTransition();

  function hide(next: readonly string[]): void {
    const changed = new URLSearchParams(params);
    const text = hideParameter(columns, next);
    if (text === null) changed.delete(name);
    else changed.set(name, text);
    start(() => {
      hideNow(next);
      router.replace(changed.size > 0 ? `${path}?${changed}` : path, { scroll: false });
    });
  }

  return <ColumnPopover columns={columns} hidden={now} hide={hide} pending={pending} />;
}
