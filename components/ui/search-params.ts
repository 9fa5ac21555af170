/** The search parameters as a page receives them. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * A link to the same list with some parameters changed: `null` removes one. Everything else that stands in the URL
 * stays, so that sorting keeps the filter and the filter keeps the page size.
 */
export function hrefWith(
  path: string,
  current: SearchParams | URLSearchParams,
  changes: Readonly<Record<string, string | number | null>>,
): string {
  const params = current instanceof URLSearchParams ? new URLSearchParams(current) : fromRecord(current);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") params.delete(name);
    else params.set(name, String(value));
  }
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

/** The first value of a parameter that may be repeated. One with NUL, which nothing stored has, counts as absent. */
export function firstParam(params: SearchParams, name: string): string | undefined {
  const values = Object.hasOwn(params, name) ? params[name] : undefined;
  const first = typeof values === "string" ? values : values?.[0];
  return first?.includes("\0") ? undefined : first;
}

function fromRecord(record: SearchParams): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(record)) {
    for (const item of typeof value === "string" ? [value] : (value ?? [])) params.append(name, item);
  }
  return params;
}
