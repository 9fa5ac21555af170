/** Where finance sees what a reference is about: a bill is a page, calls stand on bills, the rest is in the ledger. */
export function findingPath(accountId: string, reference: string, month?: string): string {
  const [kind = "", rest = ""] = reference.split(":");
  if (kind === "bill" || kind === "hold" || kind === "release") return `/finance/bills/${accountId}/${rest}`;
  const query = new URLSearchParams();
  if (kind === "usage") {
    query.set("account", accountId);
    if (month) query.set("month", month);
    return `/finance/bills?${query}`;
  }
  if (kind === "balance") query.set("book", rest.split("/")[0] ?? "");
  else if (kind === "held") query.set("book", kind);
  else query.set("about", reference);
  return `/finance/accounts/${accountId}?${query}`;
}
