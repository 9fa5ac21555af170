/**
 * Where to go after signing in: a path of this site and nothing else, so that a link cannot send anybody elsewhere.
 * next-auth hands over whole URLs; only their path is kept.
 */
export function safeReturnPath(wanted: string | undefined): string {
  const home = "/overview";
  if (!wanted) return home;
  const base = "http://this.site";
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : null;
  if (!url?.protocol.startsWith("http") || url.pathname.startsWith("//")) return home;
  if (url.pathname === "/" || url.pathname.startsWith("/sign-") || url.pathname.startsWith("/api/"))
    return home;
  return url.pathname + url.search;
}
