"use client";

import { Columns3 } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { buttonVariants } from "./button-variants";
import { CheckboxField } from "./checkbox";
import { type ChoosableColumn, hideParameter } from "./column-choice";
import { popoverItemClasses } from "./popover-item";
import { PopoverMenu } from "./popover-menu";

interface ColumnMenuProps {
  /** The parameter that the choice stands in. */
  name: string;
  columns: readonly (ChoosableColumn & { readonly header: string })[];
  hidden: readonly string[];
}

/** Which columns a list of the server shows; the tick is there at once, the list follows. */
export function ColumnMenu({ name, columns, hidden }: ColumnMenuProps) {
  const t = useTranslations("common.table");
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

  return (
    <PopoverMenu
      label={t("columns")}
      trigger={
        <>
          <Columns3 aria-hidden />
          <span className="max-sm:sr-only">{t("columns")}</span>
        </>
      }
      triggerClassName={buttonVariants({ variant: "outline", className: "ms-auto" })}
    >
      <div aria-busy={pending}>
        {columns.map((column) =>
          column.always ? null : (
            <CheckboxField
              key={column.id}
              className={popoverItemClasses}
              checked={!now.includes(column.id)}
              onChange={(event) =>
                hide(event.currentTarget.checked ? now.filter((id) => id !== column.id) : [...now, column.id])
              }
            >
              {column.header}
            </CheckboxField>
          ),
        )}
      </div>
    </PopoverMenu>
  );
}
