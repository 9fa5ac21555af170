import { Decimal } from "@/lib/billing/money";
import type { AccountService } from "./accounts";
import { insertTogether, NewRows } from "./bulk";
import type { Tx } from "./client";
import { type Balances, type NewTransactions, toBalances } from "./ledger";
import { type NewPack, packRows } from "./packs";
import type { Order } from "./placed-orders";
import { instantOf } from "./plain-instants";

/** What a purchase is decided on and booked with, beside the account itself. */
export interface PurchaseState {
  /** The order that the same request placed before; null: none. */
  readonly orderId: string | null;
  readonly balances: Balances;
  readonly services: readonly AccountService[];
}

interface StateRow {
  readonly order_id: string | null;
  readonly balances: readonly [book: string, item: string, amount: string][] | null;
  readonly services: readonly ServiceRow[] | null;
}

type ServiceRow = [
  service: string,
  active: AccountService["active"],
  firstActivatedAt: string,
  stoppedAt: string | null,
];

/** In one statement. Amounts are texts in it: numbers of JSON would be rounded. */
export async function readPurchaseState(
  { sql }: Tx,
  accountId: string,
  requestId: string | null,
): Promise<PurchaseState> {
  const [row] = await sql.unsafe<StateRow[]>(
    `select (select id from orders where account_id = $1::uuid and request_id = $2::uuid) as order_id,
       (select json_agg(json_build_array(book, item, amount::text)) from balances where account_id = $1::uuid) as balances,
       (select json_agg(json_build_array(service, active, first_activated_at, stopped_at))
        from account_services where account_id = $1::uuid) as services`,
    [accountId, requestId],
    { prepare: true },
  );
  return {
    orderId: row?.order_id ?? null,
    balances: toBalances(
      (row?.balances ?? []).map(([book, item, amount]) => ({ book, item, amount: new Decimal(amount) })),
    ),
    services: (row?.services ?? []).map(([service, active, firstActivatedAt, stoppedAt]) => ({
      accountId,
      service,
      active,
      firstActivatedAt: new Date(firstActivatedAt),
      stoppedAt: instantOf(stoppedAt),
    })),
  };
}

const orderColumns = {
  account_id: "uuid",
  id: "uuid",
  request_id: "uuid",
  offer: "text",
  service: "text",
  meter: "text",
  kind: "text",
  quantity: "bigint",
  qps: "bigint",
  terms: "bigint",
  unit_price: "numeric",
  subtotal: "numeric",
  tax: "numeric",
  total: "numeric",
  snapshot: "jsonb",
  campaign_forbids_refund: "boolean",
  user_id: "uuid",
  placed_at: "timestamptz",
};

/** The order, what it delivers and what it is paid with, in one statement. */
export function savePurchase(
  { sql }: Tx,
  order: Order,
  packs: readonly NewPack[],
  paid: NewTransactions,
): Promise<void> {
  return insertTogether(sql, [{ rows: orderRows(order) }, packRows(packs), { rows: paid.rows }]);
}

function orderRows(order: Order): NewRows {
  const rows = new NewRows("orders", orderColumns);
  rows.add([
    order.accountId,
    order.id,
    order.requestId,
    order.offer,
    order.service,
    order.meter,
    order.kind,
    order.quantity,
    order.qps,
    order.terms,
    order.unitPrice.toFixed(),
    order.subtotal.toFixed(),
    order.tax.toFixed(),
    order.total.toFixed(),
    JSON.stringify(order.snapshot),
    order.campaignForbidsRefund,
    order.userId,
    order.placedAt.toISOString(),
  ]);
  return rows;
}
