import type { Balances as StoredBalances } from "@/db/ledger";
import type { VoucherRow } from "@/db/voucher-terms";
import type { HeldPart } from "@/lib/billing/ledger/balance-postings";
import { parseHeldItem } from "@/lib/billing/ledger/held-item";
import { type Balances, payingBooks } from "@/lib/billing/ledger/payment";
import { type Currency, Decimal, isPositive, money } from "@/lib/billing/money";
import type { Voucher } from "@/lib/billing/packs/voucher";

/** What the rulebook may spend, from what the archive holds. */
export function spendable(stored: StoredBalances, currency: Currency): Balances {
  return {
    cash: money(stored.cash, currency),
    earnings: money(stored.earnings, currency),
    gifted: money(stored.gifted, currency),
  };
}

/** What is held for a service, by the balance it came from (rule L4), in the paying order. */
export function heldParts(stored: StoredBalances, service: string, currency: Currency): HeldPart[] {
  if (stored.held.size === 0) return [];
  const parts = [...stored.held].flatMap(([item, amount]) => {
    const held = parseHeldItem(item);
    const part = { book: held.book, amount: money(amount, currency) };
    return held.service === service && isPositive(part.amount) ? [part] : [];
  });
  // Rows come in any order; a close that is repeated must write what the first one would have.
  return parts.sort((a, b) => payingBooks.indexOf(a.book) - payingBooks.indexOf(b.book));
}

export function toVoucher(row: VoucherRow, stored: StoredBalances, currency: Currency): Voucher {
  return {
    id: row.id,
    remaining: money(stored.vouchers.get(row.id) ?? new Decimal(0), currency),
    services: row.services,
    kinds: row.kinds,
    minimum: money(row.minimum, currency),
    validFrom: row.validFrom,
    validUntil: row.validUntil,
  };
}
