import { asOwner } from "@/db/testing/owner";
import { addDays, type BillingMonth, monthStart } from "@/lib/billing/billing-month";

/**
 * A pack for every account that used something in the month and can pay it, written directly because there may be a
 * hundred thousand of them: order, pack and postings from cash, so that month files have purchases and packs in use.
 */
export function buyPacks(month: BillingMonth): Promise<void> {
  const placedAt = addDays(monthStart(month), 3).toISOString();
  return asOwner(async (sql) => {
    await sql.unsafe(`
      create temporary table buyers on commit drop as
      select a.id, a.currency, gen_random_uuid() as order_id, gen_random_uuid() as pack_id,
        gen_random_uuid() as paid_id, b.amount as cash
      from accounts a join balances b on (b.account_id, b.book) = (a.id, 'cash')
      where b.amount > 1000 and exists (select 1 from usage_months u where (u.account_id, u.month) = (a.id, '${month}'))`);
    for (const statement of statements)
      await sql.unsafe(statement.replaceAll("$placed", `'${placedAt}'::timestamptz`));
  });
}

const service = "case currency when 'USD' then 'face-fusion' else 'face-recognition-cn' end";
const meter =
  "case currency when 'USD' then 'face-fusion/image-face-fusion' else 'face-recognition-cn/face-search' end";
const price = "30";

const statements = [
  `insert into orders (account_id, id, request_id, offer, service, meter, kind, quantity, unit_price, subtotal, tax, total, snapshot, placed_at)
   select id, order_id, gen_random_uuid(), ${meter} || '/pack-1000', ${service}, ${meter}, 'call_pack', 1, ${price}, ${price}, 0, ${price},
     '{"tier": null, "policy": {}, "taxRate": "0", "payments": [{"book": "cash", "amount": "${price}"}]}', $placed from buyers`,
  `insert into packs (account_id, id, service, meter, kind, origin, units, remaining, valid_from, valid_until, status, used, order_id, order_position, created_at)
   select id, pack_id, ${service}, ${meter}, 'calls', 'purchased', 1000, 1000, $placed, $placed + interval '1 year', 'active', 0, order_id, 0, $placed
   from buyers`,
  `insert into ledger_postings (account_id, transaction_id, position, reference, kind, occurred_at, from_book, to_book, currency, amount, from_after)
   select id, paid_id, 0, 'order:' || order_id, 'purchase', $placed::timestamptz, 'cash', 'pack_sales', currency, ${price}, cash - ${price} from buyers`,
];
