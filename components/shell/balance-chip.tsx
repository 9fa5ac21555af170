import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { MoneyJson } from "@/lib/billing/money";

/** What can be spent, in the top bar; below zero it changes its colour and its sign. */
export function BalanceChip({ available }: { available: MoneyJson }) {
  const t = useTranslations("nav");
  return (
    <Link
      href="/balance"
      className={cn(
        "me-1 inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-xs",
        available.amount.startsWith("-")
          ? "border-danger-border bg-danger-surface text-danger"
          : "border-border bg-card hover:bg-accent",
      )}
    >
      <span className="text-muted-foreground max-sm:sr-only">{t("balance")}</span>
      <Money value={available} className="font-medium" />
    </Link>
  );
}
