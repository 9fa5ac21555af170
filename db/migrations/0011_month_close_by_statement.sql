-- The close of a month writes a dozen rows an account. What foreign keys looked up row by row is looked up once per
-- statement from here on, with the same refusals: accounts, bills and ledger transactions are never taken away and
-- never change their keys (triggers refuse it), so a row that is there when it is referred to is there for good.
ALTER TABLE "bill_lines" DROP CONSTRAINT "bill_lines_account_id_bill_id_bills_account_id_id_fk";
--> statement-breakpoint
ALTER TABLE "bills" DROP CONSTRAINT "bills_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "balances" DROP CONSTRAINT "balances_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_postings" DROP CONSTRAINT "ledger_postings_account_id_transaction_id_ledger_transactions_account_id_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_transactions" DROP CONSTRAINT "ledger_transactions_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "billing_run_chunks" ADD COLUMN "told_at" timestamp (3) with time zone;
--> statement-breakpoint
-- Until now bills were told of in the transaction that made them.
UPDATE billing_run_chunks SET told_at = done_at;
--> statement-breakpoint
CREATE TRIGGER id_for_life BEFORE UPDATE OF id ON accounts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- Looked up by key for each row whatever the tables' sizes: a plan is kept for the session, and one made for the first
-- purchase must serve a month close and the other way round.
CREATE FUNCTION refuse_unknown_account() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE unknown uuid;
BEGIN
  SELECT w.account_id INTO unknown FROM written w
  WHERE (SELECT a.id FROM accounts a WHERE a.id = w.account_id) IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '% refers to account %, which is not there', TG_TABLE_NAME, unknown
      USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_ARGV[0];
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER known_account AFTER INSERT ON bills REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_account('bills_account_id_accounts_id_fk');
--> statement-breakpoint
CREATE TRIGGER known_account AFTER INSERT ON ledger_transactions REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_account('ledger_transactions_account_id_accounts_id_fk');
--> statement-breakpoint
CREATE TRIGGER known_account AFTER INSERT ON messages REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_account('messages_account_id_accounts_id_fk');
--> statement-breakpoint
CREATE FUNCTION refuse_unknown_bill() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE unknown uuid;
BEGIN
  SELECT w.bill_id INTO unknown FROM written w
  WHERE (SELECT b.id FROM bills b WHERE (b.account_id, b.id) = (w.account_id, w.bill_id)) IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'a line of bill %, which is not there', unknown
      USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = 'bill_lines_account_id_bill_id_bills_account_id_id_fk';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER known_bill AFTER INSERT ON bill_lines REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_unknown_bill();
--> statement-breakpoint

-- Balances change in place: room on the page keeps their index still.
ALTER TABLE balances SET (fillfactor = 80);
--> statement-breakpoint
-- The same promises as before, in one pass over what was posted instead of five, and that each posting has its
-- transaction. What follows on each other is sorted once.
CREATE OR REPLACE FUNCTION apply_postings() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE wrong record;
BEGIN
  SELECT p.* INTO wrong FROM (
    SELECT account_id, transaction_id, currency, from_book = 'cash' AND from_after < 0 AS below_zero,
      (SELECT t.kind FROM ledger_transactions t WHERE (t.account_id, t.id) = (posted.account_id, posted.transaction_id)) AS kind,
      (SELECT a.currency FROM accounts a WHERE a.id = posted.account_id) AS account_currency
    FROM posted OFFSET 0) p
  WHERE p.kind IS NULL OR p.account_currency <> p.currency OR (p.below_zero AND p.kind <> 'settlement') LIMIT 1;
  IF FOUND THEN
    IF wrong.kind IS NULL THEN
      RAISE EXCEPTION 'posting of transaction %, which account % does not have', wrong.transaction_id, wrong.account_id
        USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'ledger_postings_account_id_transaction_id_ledger_transactions_ac';
    ELSIF wrong.account_currency <> wrong.currency THEN
      RAISE EXCEPTION 'posting in another currency than that of account %', wrong.account_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_postings_account_currency';
    ELSE
      RAISE EXCEPTION 'cash of account % would go below zero other than by settlement', wrong.account_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'cash_below_zero_by_settlement_only';
    END IF;
  END IF;

  INSERT INTO balances (account_id, book, item, currency, amount)
  SELECT DISTINCT side.account_id, side.book, side.item, side.currency, 0
  FROM (SELECT account_id, from_book AS book, from_item AS item, currency FROM posted
        UNION ALL SELECT account_id, to_book, to_item, currency FROM posted) side
  WHERE side.book IN ('cash', 'earnings', 'gifted', 'voucher', 'held')
    AND (SELECT true FROM balances b WHERE (b.account_id, b.book, b.item) = (side.account_id, side.book, side.item)) IS NULL
  ON CONFLICT DO NOTHING;

  -- Each stated balance of a book must follow the one before, and the last one must be what the book holds then.
  WITH side AS MATERIALIZED (
    SELECT account_id, book, item, change, after,
      sum(change) OVER same AS moved, lag(after) OVER same AS before, lead(true) OVER same IS NULL AS is_last
    FROM (SELECT account_id, from_book AS book, from_item AS item, transaction_id, position, -amount AS change, from_after AS after FROM posted
          UNION ALL SELECT account_id, to_book, to_item, transaction_id, position, amount, to_after FROM posted) sides
    WHERE book IN ('cash', 'earnings', 'gifted', 'voucher', 'held')
    WINDOW same AS (PARTITION BY account_id, book, item ORDER BY transaction_id, position ROWS UNBOUNDED PRECEDING)),
  moved AS (
    UPDATE balances b SET amount = b.amount + s.moved FROM side s
    WHERE s.is_last AND (b.account_id, b.book, b.item) = (s.account_id, s.book, s.item)
    RETURNING b.account_id, b.book, b.amount, s.after)
  SELECT account_id, book INTO wrong FROM (
    SELECT account_id, book FROM side WHERE after IS NULL OR before + change <> after
    UNION ALL SELECT account_id, book FROM moved WHERE amount <> after) doubtful
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'stated balance of % of account % does not follow', wrong.book, wrong.account_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_postings_running_balance';
  END IF;
  RETURN NULL;
END $$;
