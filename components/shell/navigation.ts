import {
  Activity,
  BadgeDollarSign,
  Calculator,
  ChartColumn,
  Clock,
  FileDown,
  FileQuestionMark,
  Gift,
  Inbox,
  KeyRound,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  MailWarning,
  Package,
  ReceiptText,
  Scale,
  ScanFace,
  ScrollText,
  Settings,
  ShoppingCart,
  Tags,
  Undo2,
  Users,
  Wallet,
  Webhook,
} from "lucide-react";
import type { Messages } from "@/lib/i18n/messages";

export type Area = "customer" | "admin" | "finance";

export interface NavigationItem {
  readonly id: keyof Messages["nav"]["items"];
  readonly href: `/${string}`;
  /** Where pages begin that are reached from it without being below it. */
  readonly also?: `/${string}`;
  readonly icon: LucideIcon;
}

export interface NavigationGroup {
  readonly id: keyof Messages["nav"]["groups"];
  readonly items: readonly NavigationItem[];
}

/** How much waits behind an item of the sidebar. */
export type WaitingCounts = Readonly<Partial<Record<NavigationItem["id"], number>>>;

/** Where each area of the console begins. */
export const areaHome: Readonly<Record<Area, `/${string}`>> = {
  customer: "/overview",
  admin: "/admin/accounts",
  finance: "/finance/overview",
};

/** Where each area has the page about one's own login. */
export const securityPage: Readonly<Record<Area, `/${string}`>> = {
  customer: "/settings/security",
  admin: "/admin/security",
  finance: "/finance/security",
};

/** The sidebar. Each item leads to a page that exists (a test looks); its words are nav.items in the messages. */
export const navigation: Readonly<Record<Area, readonly NavigationGroup[]>> = {
  customer: [
    { id: "home", items: [{ id: "overview", href: "/overview", icon: LayoutDashboard }] },
    {
      id: "resources",
      items: [
        { id: "services", href: "/services", icon: ScanFace },
        { id: "freePacks", href: "/free-packs", icon: Gift },
        { id: "purchase", href: "/purchase", icon: ShoppingCart },
        { id: "packs", href: "/packs", icon: Package },
        { id: "orders", href: "/orders", icon: ListChecks },
      ],
    },
    {
      id: "costs",
      items: [
        { id: "usage", href: "/usage", icon: Activity },
        { id: "bills", href: "/bills", icon: ReceiptText },
        { id: "balance", href: "/balance", icon: Wallet },
        { id: "calculator", href: "/calculator", icon: Calculator },
      ],
    },
    {
      id: "account",
      items: [
        { id: "messages", href: "/messages", icon: Inbox },
        { id: "settings", href: "/settings", icon: Settings },
        { id: "members", href: "/members", icon: Users },
        { id: "keys", href: "/keys", icon: KeyRound },
        { id: "webhooks", href: "/webhooks", icon: Webhook },
      ],
    },
  ],
  admin: [
    {
      id: "support",
      items: [
        { id: "adminAccounts", href: "/admin/accounts", icon: Users },
        { id: "adminRefunds", href: "/admin/refunds", icon: Undo2 },
      ],
    },
    {
      id: "instance",
      items: [
        { id: "adminClock", href: "/admin/clock", icon: Clock },
        { id: "adminKeys", href: "/admin/keys", icon: KeyRound },
        { id: "adminOutbox", href: "/admin/outbox", icon: MailWarning },
        { id: "adminAudit", href: "/admin/audit", icon: ScrollText },
      ],
    },
  ],
  finance: [
    {
      id: "finance",
      items: [
        { id: "financeOverview", href: "/finance/overview", icon: LayoutDashboard },
        { id: "financeRuns", href: "/finance/runs", icon: BadgeDollarSign },
        { id: "financeBills", href: "/finance/bills", also: "/finance/accounts", icon: ReceiptText },
        { id: "financeQuotes", href: "/finance/quotes", icon: FileQuestionMark },
        { id: "financePrices", href: "/finance/prices", icon: Tags },
        { id: "financeReconciliation", href: "/finance/reconciliation", icon: Scale },
        { id: "financeRevenue", href: "/finance/revenue", icon: ChartColumn },
        { id: "financeExports", href: "/finance/exports", icon: FileDown },
      ],
    },
  ],
};
