import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ColumnPopover } from "./column-popover";
import type { DataColumn, DataTableState } from "./data-table-columns";
import { Input } from "./input";

interface DataTableToolbarProps<Row> {
  state: DataTableState;
  change: (changes: Partial<DataTableState>) => void;
  columns: readonly DataColumn<Row>[];
  hidden: readonly string[];
  children?: ReactNode;
}

export function DataTableToolbar<Row>({
  state,
  change,
  columns,
  hidden,
  children,
}: DataTableToolbarProps<Row>) {
  const t = useTranslations("common.table");
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2.5">
      <span className="relative min-w-40 max-w-72 flex-1">
        <Search aria-hidden className="absolute inset-y-0 start-2.5 my-auto size-3.5 text-muted-foreground" />
        <Input
          type="search"
          aria-label={t("filter")}
          placeholder={t("filter")}
          className="ps-8"
          value={state.query}
          onChange={(event) => change({ query: event.currentTarget.value })}
        />
      </span>
      {children}
      <ColumnPopover
        columns={columns}
        hidden={hidden}
        hide={(next) => change({ hidden: next, page: state.page })}
      />
    </div>
  );
}
