import { getTranslations } from "next-intl/server";
import { nameOf } from "@/app/(console)/purchase/amounts";
import { pathOfNamed } from "@/app/admin/accounts/named-paths";
import { formatCount } from "@/components/call-count";
import { formatMoney } from "@/components/money";
import type { FoundAccount } from "@/db/account-search";
import type { Found } from "@/db/find";
import type { NamedThing } from "@/db/find-by-id";
import { may, type StaffRole } from "@/lib/auth/permissions";
import { findAnyMeter, findOffer, findService } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { type Currency, money, toJson } from "@/lib/billing/money";

/** What the palette shows: groups in their order, each hit a link. */
export type Hits = readonly {
  readonly kind: "orders" | "packs" | "bills" | "accounts";
  readonly hits: readonly Hit[];
}[];

export interface Hit {
  readonly href: string;
  readonly label: string;
  readonly detail: string;
}

export async function customerHits(found: Found, currency: Currency, locale: Locale): Promise<Hits> {
  const t = await getTranslations({ locale, namespace: "palette" });
  const orders = await Promise.all(
    found.orders.map(async (order) => {
      const offer = findOffer(order.offer);
      return {
        href: `/orders/${order.id}`,
        label: offer ? await nameOf(offer, locale) : order.offer,
        detail: `${formatMoney(toJson(money(order.total, currency)), locale)} · …${order.id.slice(-12)}`,
      };
    }),
  );
  const packs = found.packs.map((pack) => ({
    href: `/packs/${pack.id}`,
    label: findAnyMeter(pack.meter)?.name[locale] ?? pack.meter,
    detail: t("left", {
      left: formatCount(pack.remaining, locale),
      units: formatCount(pack.units, locale),
      id: pack.id.slice(-12),
    }),
  }));
  const bills = found.bills.map((bill) => ({
    href: `/bills/${bill.id}`,
    label: `${bill.month} · ${findService(bill.service)?.name[locale] ?? bill.service}`,
    detail: `${formatMoney(toJson(money(bill.total, currency)), locale)} · …${bill.id.slice(-12)}`,
  }));
  return [
    { kind: "orders" as const, hits: orders },
    { kind: "packs" as const, hits: packs },
    { kind: "bills" as const, hits: bills },
  ].filter(({ hits }) => hits.length > 0);
}

/** Orders, packs and bills that staff called by an id, as far as their role has a page for them. */
export function namedHits(things: readonly NamedThing[], role: StaffRole): Hits {
  const all = things.flatMap((thing) => {
    const href = pathOfNamed(thing, role);
    return href
      ? [{ kind: thing.kind, href, label: thing.accountName, detail: `…${thing.id.slice(-12)}` }]
      : [];
  });
  return (["order", "pack", "bill"] as const)
    .map((kind) => ({
      kind: `${kind}s` as const,
      hits: all.filter((hit) => hit.kind === kind).map(({ kind: _, ...hit }) => hit),
    }))
    .filter(({ hits }) => hits.length > 0);
}

/** The account's page in the area asked from; that of finance has its books, with its bills a link away. */
export function accountHits(accounts: readonly FoundAccount[], role: StaffRole, area: string | null): Hits {
  if (accounts.length === 0) return [];
  const toBooks = may(role, "finance.see") && (area === "finance" || !may(role, "admin.see"));
  return [
    {
      kind: "accounts",
      hits: accounts.map(({ account, ownerEmail }) => ({
        href: `/${toBooks ? "finance" : "admin"}/accounts/${account.id}`,
        label: account.name,
        detail: ownerEmail ?? account.id,
      })),
    },
  ];
}
