-- A transaction had a row of its own beside its postings, four rows and eight index entries for the two postings that a
-- month's close makes an account. Now each posting names its transaction, cause and instant: half the rows, half the
-- index entries, and nothing to look up between two tables. The code before writes both tables: stop it first
-- (docs/operating.md). The ledger is copied in the order in which it was written.
ALTER TABLE "ledger_postings" RENAME TO "ledger_postings_before";--> statement-breakpoint
-- For an owner who is no superuser the tables' policies hold too, and there is none for owners.
ALTER TABLE "ledger_postings_before" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ledger_transactions" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_postings" (
	"account_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"request_id" text,
	"from_book" text NOT NULL,
	"from_item" text DEFAULT '' NOT NULL,
	"to_book" text NOT NULL,
	"to_item" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"amount" numeric NOT NULL,
	"from_after" numeric,
	"to_after" numeric,
	CONSTRAINT "ledger_postings_kind" CHECK ("ledger_postings"."kind" in ('top_up', 'gift', 'purchase', 'refund', 'settlement', 'hold', 'release', 'expiry', 'reversal')),
	CONSTRAINT "ledger_postings_from" CHECK ("ledger_postings"."from_book" in ('cash', 'earnings', 'gifted', 'voucher', 'held', 'payments', 'promotions', 'pack_sales', 'qps_sales', 'material_sales', 'usage_sales', 'tax', 'adjustments')),
	CONSTRAINT "ledger_postings_to" CHECK ("ledger_postings"."to_book" in ('cash', 'earnings', 'gifted', 'voucher', 'held', 'payments', 'promotions', 'pack_sales', 'qps_sales', 'material_sales', 'usage_sales', 'tax', 'adjustments')),
	CONSTRAINT "ledger_postings_sides" CHECK (("ledger_postings"."from_book", "ledger_postings"."from_item") <> ("ledger_postings"."to_book", "ledger_postings"."to_item")),
	CONSTRAINT "ledger_postings_amount" CHECK ("ledger_postings"."amount" > 0 and "ledger_postings"."amount" = round("ledger_postings"."amount", 2)),
	CONSTRAINT "ledger_postings_currency" CHECK ("ledger_postings"."currency" in ('USD', 'CNY'))
);
--> statement-breakpoint
INSERT INTO "ledger_postings"
SELECT p.account_id, p.transaction_id, p.position, t.reference, t.kind, t.occurred_at, t.recorded_at, t.request_id,
  p.from_book, p.from_item, p.to_book, p.to_item, p.currency, p.amount, p.from_after, p.to_after
FROM "ledger_postings_before" p JOIN "ledger_transactions" t ON (t.account_id, t.id) = (p.account_id, p.transaction_id)
ORDER BY t.recorded_at, t.id, p.position;--> statement-breakpoint
DO $$ BEGIN
  IF (SELECT count(*) FROM "ledger_postings") <> (SELECT count(*) FROM "ledger_postings_before") THEN
    RAISE EXCEPTION 'there are postings whose transaction is not there; nothing was changed';
  END IF;
END $$;
--> statement-breakpoint
DROP TABLE "ledger_postings_before";--> statement-breakpoint
DROP TABLE "ledger_transactions";--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_once" PRIMARY KEY("account_id","reference","position");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_postings_occurred" ON "ledger_postings" USING btree ("account_id","occurred_at","transaction_id","position");--> statement-breakpoint
CREATE INDEX "ledger_postings_times" ON "ledger_postings" USING brin ("occurred_at","recorded_at") WITH (autosummarize=true);--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_postings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
SELECT isolate_accounts();--> statement-breakpoint
GRANT SELECT, INSERT ON ledger_postings TO console_tenant, console_system;--> statement-breakpoint
-- A finding's name in the reports that are there.
UPDATE reconciliations SET report = replace(report::text, '"emptyTransactions"', '"wholeTransactions"')::jsonb WHERE report IS NOT NULL;--> statement-breakpoint

CREATE FUNCTION refuse_currency_of_posting(account uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM accounts WHERE id = account) THEN
    RAISE EXCEPTION 'posting of account %, which is not there', account
      USING ERRCODE = 'foreign_key_violation', TABLE = 'ledger_postings', CONSTRAINT = 'ledger_postings_account_id_accounts_id_fk';
  END IF;
  RAISE EXCEPTION 'posting in another currency than that of account %', account
    USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_postings_account_currency';
END $$;
--> statement-breakpoint
-- The same promises as before, and that what is posted together of a cause is all of its transaction.
CREATE OR REPLACE FUNCTION apply_postings() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE wrong record;
BEGIN
  SELECT p.* INTO wrong FROM (
    SELECT account_id, from_book = 'cash' AND from_after < 0 AND kind <> 'settlement' AS below_zero,
      from_book NOT IN ('cash', 'earnings', 'gifted', 'voucher', 'held') AND to_book NOT IN ('cash', 'earnings', 'gifted', 'voucher', 'held')
        AND currency IS DISTINCT FROM (SELECT a.currency FROM accounts a WHERE a.id = posted.account_id) AS foreign_currency
    FROM posted OFFSET 0) p
  WHERE p.foreign_currency OR p.below_zero LIMIT 1;
  IF FOUND THEN
    IF wrong.foreign_currency THEN
      PERFORM refuse_currency_of_posting(wrong.account_id);
    END IF;
    RAISE EXCEPTION 'cash of account % would go below zero other than by settlement', wrong.account_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'cash_below_zero_by_settlement_only';
  END IF;

  -- Most transactions are one posting, whose key says that its cause is new.
  IF EXISTS (SELECT FROM posted WHERE position <> 0) THEN
    SELECT account_id, reference INTO wrong FROM posted
    GROUP BY account_id, reference, transaction_id, kind, occurred_at, request_id
    HAVING min(position) <> 0 OR max(position) <> count(*) - 1 LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'postings of % of account % are no whole transaction', wrong.reference, wrong.account_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_postings_whole_transaction';
    END IF;
  END IF;

  -- Each stated balance of a book must follow the one before, and the last one must be what the book holds then.
  WITH side AS MATERIALIZED (
    SELECT account_id, book, item, currency, change, after,
      sum(change) OVER same AS moved, lag(after) OVER same AS before,
      currency <> lag(currency) OVER same AS changes_currency, lead(true) OVER same IS NULL AS is_last
    FROM (SELECT account_id, from_book AS book, from_item AS item, currency, transaction_id, position, -amount AS change, from_after AS after FROM posted
          UNION ALL SELECT account_id, to_book, to_item, currency, transaction_id, position, amount, to_after FROM posted) sides
    WHERE book IN ('cash', 'earnings', 'gifted', 'voucher', 'held')
    WINDOW same AS (PARTITION BY account_id, book, item ORDER BY transaction_id, position ROWS UNBOUNDED PRECEDING)),
  moved AS (
    UPDATE balances b SET amount = b.amount + s.moved FROM side s
    WHERE s.is_last AND (b.account_id, b.book, b.item) = (s.account_id, s.book, s.item)
    RETURNING b.account_id, b.book, b.amount, s.after, b.currency <> s.currency AS foreign_currency),
  doubtful AS (
    SELECT account_id, book, coalesce(changes_currency, false) AS foreign_currency FROM side
    WHERE after IS NULL OR before + change <> after OR changes_currency
    UNION ALL SELECT account_id, book, foreign_currency FROM moved WHERE amount <> after OR foreign_currency)
  SELECT d.*, (SELECT count(*) FROM side WHERE is_last) > (SELECT count(*) FROM moved) AS has_new_books INTO wrong
  FROM (VALUES (1)) one LEFT JOIN (SELECT * FROM doubtful ORDER BY foreign_currency DESC LIMIT 1) d ON true;

  -- Books that were never posted to: what they hold is what was posted now, in the currency of their account.
  IF wrong.account_id IS NULL AND wrong.has_new_books THEN
    WITH new_book AS MATERIALIZED (
      SELECT account_id, book, item, min(currency) AS currency, sum(change) AS amount,
        (array_agg(after ORDER BY transaction_id DESC, position DESC))[1] AS after
      FROM (SELECT account_id, from_book AS book, from_item AS item, currency, transaction_id, position, -amount AS change, from_after AS after FROM posted
            UNION ALL SELECT account_id, to_book, to_item, currency, transaction_id, position, amount, to_after FROM posted) side
      WHERE book IN ('cash', 'earnings', 'gifted', 'voucher', 'held')
        AND (SELECT true FROM balances b WHERE (b.account_id, b.book, b.item) = (side.account_id, side.book, side.item)) IS NULL
      GROUP BY account_id, book, item),
    opened AS (
      INSERT INTO balances (account_id, book, item, currency, amount)
      SELECT account_id, book, item, currency, amount FROM new_book)
    SELECT n.account_id, n.book, n.foreign_currency, true AS has_new_books INTO wrong
    FROM (SELECT account_id, book, amount <> after AS does_not_follow,
            currency IS DISTINCT FROM (SELECT a.currency FROM accounts a WHERE a.id = new_book.account_id) AS foreign_currency FROM new_book) n
    WHERE n.does_not_follow OR n.foreign_currency ORDER BY n.foreign_currency DESC LIMIT 1;
  END IF;

  IF wrong.account_id IS NOT NULL THEN
    IF wrong.foreign_currency THEN
      PERFORM refuse_currency_of_posting(wrong.account_id);
    END IF;
    RAISE EXCEPTION 'stated balance of % of account % does not follow', wrong.book, wrong.account_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_postings_running_balance';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER apply_postings AFTER INSERT ON ledger_postings REFERENCING NEW TABLE AS posted
  FOR EACH STATEMENT EXECUTE FUNCTION apply_postings();
--> statement-breakpoint
-- Until autovacuum comes by, statements would be planned as for an empty table.
ANALYZE "ledger_postings";
