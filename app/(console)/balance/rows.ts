import type { StatementRow } from "@/components/balance/statement-table";
import type { VoucherRow } from "@/components/balance/voucher-table";
import { findService, serviceOf } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { isPositive, toJson } from "@/lib/billing/money";
import type { BalanceView, ShownVoucher } from "@/lib/operations/read-balances";
import type { Cause, StatementEntry } from "@/lib/operations/read-statement";

/** What the balance page shows, in the reader's language, as plain values. */
export function statementRow(entry: StatementEntry, locale: Locale): StatementRow {
  return {
    id: entry.id,
    occurredAt: entry.occurredAt.toISOString(),
    kind: entry.kind,
    cause: causeLink(entry.cause),
    book: entry.book,
    heldFor: findService(entry.heldFor ?? "")?.name[locale] ?? null,
    change: entry.change,
    balanceAfter: entry.balanceAfter,
  };
}

function causeLink(cause: Cause): StatementRow["cause"] {
  switch (cause.kind) {
    case "order":
      return { kind: "order", href: `/orders/${cause.id}` };
    case "bill":
      return { kind: "bill", href: `/bills/${cause.id}` };
    case "refund":
      return { kind: "refund", href: `/orders/${cause.orderId}` };
    case "top_up":
      return { kind: "top_up", href: `/balance/top-ups/${cause.id}` };
    case "voucher":
      return { kind: "voucher", href: `/balance#voucher-${cause.id}` };
    case "gift":
      return null;
  }
}

export function voucherRow({ voucher, faceValue, state, reason }: ShownVoucher, locale: Locale): VoucherRow {
  const { kinds } = voucher;
  return {
    id: voucher.id,
    faceValue,
    left: toJson(voucher.remaining),
    services: voucher.services?.map((id) => serviceOf(id).name[locale]) ?? null,
    kinds: kinds.length > 1 ? "both" : (kinds[0] ?? "both"),
    minimum: isPositive(voucher.minimum) ? toJson(voucher.minimum) : null,
    validUntil: voucher.validUntil?.toISOString() ?? null,
    state,
    reason,
  };
}

export function heldRows({ heldParts }: BalanceView, locale: Locale) {
  return heldParts.map(({ service, book, amount }) => {
    const { name, policies } = serviceOf(service);
    return {
      id: `${service} ${book}`,
      serviceId: service,
      service: name[locale],
      percent: policies.hold?.percent ?? 0,
      book,
      amount,
    };
  });
}
