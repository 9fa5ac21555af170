"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "./button-variants";
import { CheckboxField } from "./checkbox";
import type { ChoosableColumn } from "./column-choice";
import { popoverItemClasses } from "./popover-item";
import { PopoverMenu } from "./popover-menu";

interface ColumnPopoverProps {
  columns: readonly (ChoosableColumn & { readonly header: string })[];
  hidden: readonly string[];
  hide: (hidden: readonly string[]) => void;
  /** The list does not show the choice yet. */
  pending?: boolean;
}

/** A tick for every column of a table that may be hidden. */
export function ColumnPopover({ columns, hidden, hide, pending = false }: ColumnPopoverProps) {
  const t = useTranslations("common.table");
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
              checked={!hidden.includes(column.id)}
              onChange={(event) =>
                hide(
                  event.currentTarget.checked
                    ? hidden.filter((id) => id !== column.id)
                    : [...hidden, column.id],
                )
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
