import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button";
import { type DataTableState, pageSizes } from "./data-table-columns";
import { NativeSelect } from "./native-select";

interface DataTablePagerProps {
  page: number;
  lastPage: number;
  size: number;
  change: (changes: Partial<DataTableState>) => void;
  total: number;
  /** How many of them the text filter lets through. */
  matching: number;
}

export function DataTablePager({ page, lastPage, size, change, total, matching }: DataTablePagerProps) {
  const t = useTranslations("common");
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-border border-t px-4 py-2.5 text-muted-foreground text-xs">
      <p role="status">
        {matching === total ? t("table.rows", { total }) : t("table.rowsMatching", { matching, total })}
      </p>
      <div className="flex items-center gap-2">
        <NativeSelect
          aria-label={t("pagination.rows")}
          className="w-auto"
          value={size}
          onChange={(event) => change({ size: Number(event.currentTarget.value) })}
        >
          {pageSizes.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </NativeSelect>
        <span className="whitespace-nowrap tabular-nums">{t("table.page", { page, pages: lastPage })}</span>
        <Button
          variant="outline"
          size="icon"
          aria-label={t("pagination.previous")}
          disabled={page <= 1}
          onClick={() => change({ page: page - 1 })}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <Button
          variant="outline"
          size="icon"
          aria-label={t("pagination.next")}
          disabled={page >= lastPage}
          onClick={() => change({ page: page + 1 })}
        >
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </div>
  );
}
