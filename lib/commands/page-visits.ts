/** How the screenshots and the accessibility tests reach each page of the console; a test holds it against app/. */
export interface Visit {
  readonly name: string;
  /** The file below app/ that answers. */
  readonly page: string;
  readonly path: string;
  /** Followed one after the other: each is the end of a link on the page before, the first one that fits. */
  readonly links?: readonly RegExp[];
}

const id = "[0-9a-f-]{36}";
const link = (pattern: string) => new RegExp(`^${pattern.replaceAll(":id", id)}$`);

/** Nobody is signed in. */
export const outsideVisits: readonly Visit[] = [
  { name: "sign-in", page: "(auth)/sign-in", path: "/sign-in" },
  { name: "sign-up", page: "(auth)/sign-up", path: "/sign-up" },
  { name: "forgot-password", page: "(auth)/forgot-password", path: "/forgot-password" },
  { name: "reset-password", page: "(auth)/reset-password", path: "/reset-password?token=none" },
  { name: "verify-email", page: "(auth)/verify-email", path: "/verify-email" },
  { name: "invitation", page: "(auth)/invitation/[token]", path: "/invitation/none" },
  { name: "api-docs", page: "docs/api", path: "/docs/api" },
  {
    name: "prices",
    page: "calculator",
    path: "/calculator?site=international&image-face-fusion=9999&video-face-fusion=5000&video-face-fusion.pack-1000=2",
  },
  { name: "prices-cn", page: "calculator", path: "/calculator?site=china&face-search=52000000" },
];

/** By the owner of an account that bought packs. */
export const customerVisits: readonly Visit[] = [
  { name: "overview", page: "(console)/overview", path: "/overview" },
  { name: "services", page: "(console)/services/(list)", path: "/services" },
  {
    name: "service",
    page: "(console)/services/[service]",
    path: "/services",
    links: [/^\/services\/[\w-]+$/],
  },
  { name: "free-packs", page: "(console)/free-packs", path: "/free-packs" },
  { name: "purchase", page: "(console)/purchase", path: "/purchase" },
  { name: "packs", page: "(console)/packs/(list)", path: "/packs" },
  { name: "pack", page: "(console)/packs/[id]", path: "/packs", links: [link("/packs/:id")] },
  { name: "orders", page: "(console)/orders/(list)", path: "/orders" },
  { name: "order", page: "(console)/orders/[id]", path: "/orders", links: [link("/orders/:id")] },
  { name: "usage", page: "(console)/usage", path: "/usage" },
  { name: "calculator", page: "calculator", path: "/calculator" },
  { name: "bills", page: "(console)/bills/(list)", path: "/bills" },
  { name: "bill", page: "(console)/bills/[id]", path: "/bills", links: [link("/bills/:id")] },
  { name: "balance", page: "(console)/balance/(list)", path: "/balance" },
  { name: "top-up", page: "(console)/balance/top-up", path: "/balance/top-up" },
  {
    name: "top-up-detail",
    page: "(console)/balance/top-ups/[id]",
    path: "/balance?kind=top_up",
    links: [link("/balance/top-ups/:id")],
  },
  { name: "messages", page: "(console)/messages", path: "/messages" },
  { name: "message-preferences", page: "(console)/messages/preferences", path: "/messages/preferences" },
  { name: "settings", page: "(console)/settings", path: "/settings" },
  { name: "security", page: "(console)/settings/security", path: "/settings/security" },
  { name: "kept-mail", page: "(console)/settings/mail", path: "/settings/mail" },
  { name: "members", page: "(console)/members", path: "/members" },
  { name: "keys", page: "(console)/keys", path: "/keys" },
  { name: "webhooks", page: "(console)/webhooks", path: "/webhooks" },
];

/** By the owner of the international account that bought a pack yesterday. */
export const refundVisits: readonly Visit[] = [
  {
    name: "refund",
    page: "(console)/packs/[id]/refund",
    path: "/orders",
    links: [link("/orders/:id"), link("/packs/:id"), link("/packs/:id/refund")],
  },
];

const account = link("/admin/accounts/:id");

/** By an administrator. */
export const staffVisits: readonly Visit[] = [
  { name: "admin-accounts", page: "admin/accounts/(list)", path: "/admin/accounts" },
  {
    name: "admin-account",
    page: "admin/accounts/[id]",
    path: "/admin/accounts?q=prepaid@demo",
    links: [account],
  },
  {
    name: "admin-timeline",
    page: "admin/accounts/[id]/timeline",
    path: "/admin/accounts?q=prepaid@demo",
    links: [account, link("/admin/accounts/:id/timeline")],
  },
  {
    name: "admin-order",
    page: "admin/accounts/[id]/orders/[order]",
    path: "/admin/accounts?q=prepaid@demo",
    links: [account, link("/admin/accounts/:id/orders/:id")],
  },
  {
    name: "admin-bill",
    page: "admin/accounts/[id]/bills/[bill]",
    path: "/admin/accounts?q=payg@demo",
    links: [account, link("/admin/accounts/:id/bills/:id")],
  },
  { name: "admin-refunds", page: "admin/refunds", path: "/admin/refunds" },
  { name: "admin-clock", page: "admin/clock", path: "/admin/clock" },
  { name: "admin-keys", page: "admin/keys", path: "/admin/keys" },
  { name: "admin-outbox", page: "admin/outbox", path: "/admin/outbox?tab=stored" },
  { name: "admin-audit", page: "admin/audit", path: "/admin/audit" },
  { name: "admin-security", page: "admin/security", path: "/admin/security" },
  { name: "finance-overview", page: "finance/overview", path: "/finance/overview" },
  { name: "finance-runs", page: "finance/runs/(list)", path: "/finance/runs" },
  {
    name: "finance-run",
    page: "finance/runs/[month]",
    path: "/finance/runs",
    links: [/^\/finance\/runs\/\d{4}-\d\d$/],
  },
  { name: "finance-bills", page: "finance/bills/(list)", path: "/finance/bills" },
  {
    name: "finance-bill",
    page: "finance/bills/[account]/[id]",
    path: "/finance/bills",
    links: [link("/finance/bills/:id/:id")],
  },
  {
    name: "finance-account",
    page: "finance/accounts/[account]",
    path: "/finance/bills",
    links: [link("/finance/bills/:id/:id"), link("/finance/accounts/:id")],
  },
  { name: "finance-quotes", page: "finance/quotes", path: "/finance/quotes" },
  { name: "finance-prices", page: "finance/prices", path: "/finance/prices?service=faceid-cn" },
  { name: "finance-reconciliation", page: "finance/reconciliation", path: "/finance/reconciliation" },
  { name: "finance-revenue", page: "finance/revenue", path: "/finance/revenue" },
  { name: "finance-exports", page: "finance/exports/(list)", path: "/finance/exports" },
  { name: "finance-security", page: "finance/security", path: "/finance/security" },
];

/** What there is to see only in the middle of something, and the journey that looks at it. */
export const visitedInJourneys: Readonly<Record<string, string>> = {
  "(auth)/second-factor": "e2e/4-sign-in.spec.ts",
  "(console)/packs/[id]/refund/submitted": "e2e/1-refund.spec.ts",
  "finance/exports/[id]": "e2e/8-finance.spec.ts",
};

/** Pages without a look of their own: they send on. */
export const redirects: readonly string[] = ["", "security"];

/** The address of a visit, found by following its links; null where there is no such link. */
export async function addressOf(
  { path, links = [] }: Visit,
  linksOn: (path: string) => Promise<readonly string[]>,
): Promise<string | null> {
  let address = path;
  for (const wanted of links) {
    const found = (await linksOn(address)).find((href) => wanted.test(href));
    if (found === undefined) return null;
    address = found;
  }
  return address;
}
