-- What a close writes is looked up and indexed less: each of these cost more than it gave back.
-- A bill has one line a meter: that key is enough. It is there already, so nothing is built and nobody waits.
ALTER TABLE "bill_lines" DROP CONSTRAINT "bill_lines_account_id_bill_id_position_pk";--> statement-breakpoint
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_meter" PRIMARY KEY USING INDEX "bill_lines_meter";--> statement-breakpoint
-- A month's largest bills are found beside its totals, which read the whole month anyway.
DROP INDEX "bills_largest";--> statement-breakpoint
-- Ids are made in the order of time: a range of blocks tells where one is.
DROP INDEX "bills_id";--> statement-breakpoint
CREATE INDEX "bills_id" ON "bills" USING brin ("id") WITH (autosummarize=true,pages_per_range=32);--> statement-breakpoint

-- Rows written together are mostly of the same few accounts: each is looked up once.
CREATE OR REPLACE FUNCTION refuse_unknown_account() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE unknown uuid;
BEGIN
  SELECT w.account_id INTO unknown FROM (SELECT DISTINCT account_id FROM written) w
  WHERE (SELECT a.id FROM accounts a WHERE a.id = w.account_id) IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '% refers to account %, which is not there', TG_TABLE_NAME, unknown
      USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_ARGV[0];
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_unknown_bill() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE unknown uuid;
BEGIN
  SELECT w.bill_id INTO unknown FROM (SELECT DISTINCT account_id, bill_id FROM written) w
  WHERE (SELECT b.id FROM bills b WHERE (b.account_id, b.id) = (w.account_id, w.bill_id)) IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'a line of bill %, which is not there', unknown
      USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = 'bill_lines_account_id_bill_id_bills_account_id_id_fk';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- The same promises as before with fewer look-ups. A book that is there proves its account and tells its currency;
-- accounts are asked only for books that are new and for postings between two books of the house.
CREATE OR REPLACE FUNCTION apply_postings() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE wrong record;
BEGIN
  SELECT p.* INTO wrong FROM (
    SELECT account_id, transaction_id, from_book = 'cash' AND from_after < 0 AS below_zero,
      (SELECT t.kind FROM ledger_transactions t WHERE (t.account_id, t.id) = (posted.account_id, posted.transaction_id)) AS kind,
      from_book NOT IN ('cash', 'earnings', 'gifted', 'voucher', 'held') AND to_book NOT IN ('cash', 'earnings', 'gifted', 'voucher', 'held')
        AND currency IS DISTINCT FROM (SELECT a.currency FROM accounts a WHERE a.id = posted.account_id) AS foreign_currency
    FROM posted OFFSET 0) p
  WHERE p.kind IS NULL OR p.foreign_currency OR (p.below_zero AND p.kind <> 'settlement') LIMIT 1;
  IF FOUND THEN
    IF wrong.kind IS NULL THEN
      RAISE EXCEPTION 'posting of transaction %, which account % does not have', wrong.transaction_id, wrong.account_id
        USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'ledger_postings_account_id_transaction_id_ledger_transactions_ac';
    ELSIF wrong.foreign_currency THEN
      RAISE EXCEPTION 'posting in another currency than that of account %', wrong.account_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_postings_account_currency';
    ELSE
      RAISE EXCEPTION 'cash of account % would go below zero other than by settlement', wrong.account_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'cash_below_zero_by_settlement_only';
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
      RAISE EXCEPTION 'posting in another currency than that of account %', wrong.account_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_postings_account_currency';
    ELSE
      RAISE EXCEPTION 'stated balance of % of account % does not follow', wrong.book, wrong.account_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_postings_running_balance';
    END IF;
  END IF;
  RETURN NULL;
END $$;
