-- A close gives each balance a second version, somewhat longer than a round top-up, page by page: with room for all of
-- them on their page no index entry is made anew. Three in four were. Pages that are there are left by closes to come.
ALTER TABLE balances SET (fillfactor = 45);
--> statement-breakpoint
-- A batch of usage events does the same to the counters and packs of some of a page's accounts. One counter in five to
-- one draw in three found no room on its page.
ALTER TABLE usage_hours SET (fillfactor = 55);
--> statement-breakpoint
ALTER TABLE usage_months SET (fillfactor = 55);
--> statement-breakpoint
ALTER TABLE pack_draws SET (fillfactor = 55);
--> statement-breakpoint
ALTER TABLE packs SET (fillfactor = 55);
--> statement-breakpoint
-- The bills of lines that are written together are looked up together, among the bills of their accounts from the first
-- of them on: ids are made in the order of time, so these are few however long the history is.
CREATE OR REPLACE FUNCTION refuse_unknown_bill() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE ids uuid[]; first uuid; unknown uuid;
BEGIN
  SELECT array_agg(DISTINCT account_id) INTO ids FROM written;
  SELECT bill_id INTO first FROM written ORDER BY bill_id LIMIT 1;
  SELECT bill_id INTO unknown FROM (
    SELECT account_id, bill_id FROM written EXCEPT SELECT account_id, id FROM bills WHERE account_id = ANY (ids) AND id >= first) missing LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'a line of bill %, which is not there', unknown
      USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = 'bill_lines_account_id_bill_id_bills_account_id_id_fk';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The same promises as before; whether an account's postings agree in currency is asked where there are two at all.
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

  -- An account's postings agree in currency; that it is the one of their books, or of the account, is asked below.
  IF (SELECT min(currency) <> max(currency) FROM posted) THEN
    SELECT account_id INTO wrong FROM posted GROUP BY account_id HAVING min(currency) <> max(currency) LIMIT 1;
    IF FOUND THEN
      PERFORM refuse_currency_of_posting(wrong.account_id);
    END IF;
  END IF;

  -- Each stated balance of a book must follow the one before, and the last one must be what the book holds then.
  WITH side AS MATERIALIZED (
    SELECT account_id, book, item, currency, change, after,
      sum(change) OVER same AS moved, lag(after) OVER same AS before, lead(true) OVER same IS NULL AS is_last
    FROM (SELECT account_id, from_book AS book, from_item AS item, currency, transaction_id, position, -amount AS change, from_after AS after FROM posted
          UNION ALL SELECT account_id, to_book, to_item, currency, transaction_id, position, amount, to_after FROM posted) sides
    WHERE book IN ('cash', 'earnings', 'gifted', 'voucher', 'held')
    WINDOW same AS (PARTITION BY account_id, book, item ORDER BY transaction_id, position ROWS UNBOUNDED PRECEDING)),
  moved AS (
    UPDATE balances b SET amount = b.amount + s.moved FROM side s
    WHERE s.is_last AND (b.account_id, b.book, b.item) = (s.account_id, s.book, s.item)
    RETURNING b.account_id, b.book, b.amount, s.after, b.currency <> s.currency AS foreign_currency),
  doubtful AS (
    SELECT account_id, book, false AS foreign_currency FROM side WHERE after IS NULL OR before + change <> after
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
