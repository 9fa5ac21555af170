/** What the choice of columns needs to know of one. */
export interface ChoosableColumn {
  readonly id: string;
  /** Cannot be hidden, e.g. the name or the actions. */
  readonly always?: boolean | undefined;
  /** Hidden until somebody asks for it. */
  readonly hiddenAtFirst?: boolean | undefined;
}

/** Stands for "no column is hidden" where some are hidden at first: a parameter without a value gets lost in links. */
const nothing = "none";

/** The columns that `?hide=order,origin` hides, the same words as in a DataTable; without it those hidden at first. */
export function hiddenColumns(
  columns: readonly ChoosableColumn[],
  hide: string | undefined,
): readonly string[] {
  const asked = hide?.split(",");
  return columns
    .filter((column) => !column.always && (asked ? asked.includes(column.id) : column.hiddenAtFirst))
    .map(({ id }) => id);
}

/** What to write into the URL so that just these columns are hidden; null when that is so without saying. */
export function hideParameter(columns: readonly ChoosableColumn[], hidden: readonly string[]): string | null {
  const text = columns
    .filter(({ id }) => hidden.includes(id))
    .map(({ id }) => id)
    .join(",");
  if (text === hiddenColumns(columns, undefined).join(",")) return null;
  return text || nothing;
}
