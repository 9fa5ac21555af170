import { Search } from "lucide-react";
import Form from "next/form";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";

interface FilterFormProps {
  /** The page's own path; the fields become its search parameters. */
  action: string;
  /** Parameters to keep that have no field here, e.g. the tab or the sort order. */
  keep?: Readonly<Record<string, string | undefined>>;
  /** Named fields; each needs an aria-label or a FormField. Without any there is nothing to apply. */
  children?: ReactNode;
  /** At the far end of the row, e.g. the menu of columns. */
  end?: ReactNode;
}

/** The filters of a list on the server: a GET form, so the state stands in the URL and needs no script. */
export function FilterForm({ action, keep = {}, children, end }: FilterFormProps) {
  const t = useTranslations("common.table");
  return (
    <Form
      action={action}
      scroll={false}
      className={cn(
        "flex flex-wrap items-end gap-2 px-4 py-2.5",
        // On a phone the fields share the rows; none is so narrow that a month such as September 2026 is cut off.
        "max-sm:[&>:is(input,span)]:min-w-32 max-sm:[&>:is(input,span)]:flex-1",
        "max-sm:[&>:has([type=month])]:min-w-60 max-sm:[&>:has(select[name=month])]:min-w-44",
      )}
    >
      {Object.entries(keep).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {children}
      {children ? (
        <Button type="submit" variant="outline">
          <Search aria-hidden />
          {t("apply")}
        </Button>
      ) : null}
      {end}
    </Form>
  );
}
