import { insertRows } from "@/db/bulk";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { addDays, type BillingMonth, monthStart } from "@/lib/billing/billing-month";

const perTurn = 10_000;

/**
 * Accounts with everything that a month close decides about, written directly because there may be a hundred thousand
 * of them: both sites, cash that suffices or does not, gifted money, vouchers, contracts, tax, a low-balance reminder,
 * an owner who gets mail and some who get SMS, and usage in the given months.
 */
export async function makeClosingWorld(count: number, months: readonly BillingMonth[]): Promise<void> {
  const [first] = months;
  if (!first) throw new Error("A world without a month has nothing to close");
  const since = addDays(monthStart(first), -10).toISOString();
  for (let start = 0; start < count; start += perTurn) {
    const rows = Array.from({ length: Math.min(perTurn, count - start) }, (_, offset) => [
      start + offset,
      newId(),
      newId(),
      newId(),
      newId(),
      newId(),
    ]);
    await systemTransaction(async ({ sql }) => {
      await sql`create temporary table customers (n int, id uuid, owner uuid, voucher uuid, paid uuid, given uuid) on commit drop`;
      const id = "uuid";
      await insertRows(sql, "customers", { n: "int", id, owner: id, voucher: id, paid: id, given: id }, rows);
      for (const statement of statements) await sql.unsafe(statement.replaceAll("$since", `'${since}'`));
      for (const month of months) await sql.unsafe(usage.replaceAll("$month", `'${month}'`));
    });
  }
}

const currency = "case n % 2 when 0 then 'USD' else 'CNY' end";
const cash = "case when n % 5 = 0 then 1 else 100000 end";

const statements = [
  `insert into accounts (id, site, currency, name, tax_rate, low_balance_threshold, created_at)
   select id, case n % 2 when 0 then 'international' else 'china' end, ${currency}, 'Customer ' || n,
     case when n % 6 = 1 then 0.06 else 0 end, case when n % 4 = 0 then 99990 end, $since from customers`,
  `insert into users (id, email, name, password_hash, locale, created_at)
   select owner, owner || '@example.com', 'Owner ' || n, 'nobody signs in', 'en', $since from customers`,
  "insert into memberships (account_id, user_id, role, created_at) select id, owner, 'owner', $since from customers",
  "insert into message_phones (account_id, phone) select id, '+8613800000000' from customers where n % 9 = 0",
  `insert into account_services (account_id, service, active, first_activated_at)
   select id, service, 'active', $since from customers, unnest(case n % 2 when 0 then array['face-fusion', 'faceid-intl']
     else array['face-recognition-cn', 'faceid-cn'] end) as service`,
  `insert into contracts (account_id, id, meter, effective_from, bounds, tiers, reason, created_at)
   select id, gen_random_uuid(), 'face-fusion/image-face-fusion', $since, '[a,b)', '[{"upTo": null, "unitPrice": "0.031"}]', 'agreed', $since
   from customers where n % 22 = 0`,
  `insert into vouchers (account_id, id, face_value, kinds, minimum, valid_from, reason, created_at)
   select id, voucher, 7, array['postpaid'], 0, $since, 'a gift', $since from customers where n % 7 = 0`,
  `insert into ledger_postings (account_id, transaction_id, position, reference, kind, occurred_at, from_book, to_book, to_item, currency, amount, to_after)
   select id, paid, 0, 'top-up', 'top_up', $since::timestamptz, 'payments', 'cash', '', ${currency}, ${cash}, ${cash} from customers union all
   select id, given, 0, 'gift', 'gift', $since, 'promotions', 'gifted', '', ${currency}, 5, 5 from customers where n % 3 = 0 union all
   select id, gen_random_uuid(), 0, 'voucher', 'gift', $since, 'promotions', 'voucher', voucher::text, ${currency}, 7, 7 from customers where n % 7 = 0`,
];

const usage = `
  insert into usage_months (account_id, month, meter, calls, free, billable)
  select id, $month, meter, 110 + n % 4000, 10, 100 + n % 4000 from customers, unnest(case n % 2
    when 0 then array['face-fusion/image-face-fusion', 'face-fusion/video-face-fusion', 'faceid-intl/liveness-face-comparison']
    else array['face-recognition-cn/face-search', 'face-recognition-cn/face-comparison', 'faceid-cn/photo-verification'] end) as meter`;
