-- What the tables promise beyond their columns: a ledger that only grows and whose balances cannot drift, packs that
-- are only drawn down, history that is never rewritten, one account's rows out of every other account's reach.

-- 1. History only grows ------------------------------------------------------------------------------------------
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_transactions', 'ledger_postings', 'orders', 'bills', 'bill_lines', 'service_changes',
                              'billing_modes', 'contracts', 'qps_quotas', 'vouchers', 'audit_log', 'entitlement_changes'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['packs', 'refunds', 'top_ups', 'usage_events', 'usage_months', 'usage_hours', 'pack_draws', 'accounts'] LOOP
    EXECUTE format('CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
--> statement-breakpoint

-- 2. The ledger's balances ---------------------------------------------------------------------------------------
-- Balances are written by this trigger and by nothing else, once per statement and book however many postings there
-- are. It refuses overdrawing (cash may go below zero by settlement only, rule L2), a second currency, and postings
-- whose stated balances do not follow from the ones before.
CREATE FUNCTION apply_postings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong record;
BEGIN
  INSERT INTO balances (account_id, book, item, currency, amount)
  SELECT DISTINCT side.account_id, side.book, side.item, side.currency, 0
  FROM (SELECT account_id, from_book AS book, from_item AS item, currency FROM posted
        UNION ALL SELECT account_id, to_book, to_item, currency FROM posted) side
  WHERE side.book IN ('cash', 'earnings', 'gifted', 'voucher', 'held')
    AND NOT EXISTS (SELECT 1 FROM balances b WHERE (b.account_id, b.book, b.item) = (side.account_id, side.book, side.item))
  ON CONFLICT DO NOTHING;

  WITH change AS (
    SELECT account_id, book, item, sum(amount) AS amount
    FROM (SELECT account_id, from_book AS book, from_item AS item, -amount AS amount FROM posted
          UNION ALL SELECT account_id, to_book, to_item, amount FROM posted) side
    WHERE book IN ('cash', 'earnings', 'gifted', 'voucher', 'held')
    GROUP BY account_id, book, item)
  UPDATE balances b SET amount = b.amount + change.amount FROM change
  WHERE (b.account_id, b.book, b.item) = (change.account_id, change.book, change.item);

  SELECT p.account_id, p.from_book AS book INTO wrong
  FROM posted p
  JOIN ledger_transactions t ON (t.account_id, t.id) = (p.account_id, p.transaction_id)
  WHERE p.from_book = 'cash' AND p.from_after < 0 AND t.kind <> 'settlement'
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'cash of account % would go below zero other than by settlement', wrong.account_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'cash_below_zero_by_settlement_only';
  END IF;

  SELECT p.account_id INTO wrong FROM posted p JOIN accounts a ON a.id = p.account_id WHERE a.currency <> p.currency LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'posting in another currency than that of account %', wrong.account_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_postings_account_currency';
  END IF;

  -- The last stated balance of each book must be the balance now; the ones between must follow each other.
  SELECT c.account_id, c.book INTO wrong FROM (
    SELECT account_id, book, item, change, after,
           after - lag(after) OVER same AS step,
           row_number() OVER (PARTITION BY account_id, book, item ORDER BY transaction_id DESC, position DESC) AS from_last
    FROM (SELECT account_id, from_book AS book, from_item AS item, transaction_id, position, -amount AS change, from_after AS after FROM posted
          UNION ALL SELECT account_id, to_book, to_item, transaction_id, position, amount, to_after FROM posted) side
    WHERE book IN ('cash', 'earnings', 'gifted', 'voucher', 'held')
    WINDOW same AS (PARTITION BY account_id, book, item ORDER BY transaction_id, position)) c
  LEFT JOIN balances b ON (b.account_id, b.book, b.item) = (c.account_id, c.book, c.item)
  WHERE c.after IS NULL OR (c.step IS NOT NULL AND c.step <> c.change) OR (c.from_last = 1 AND c.after IS DISTINCT FROM b.amount)
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'stated balance of % of account % does not follow', wrong.book, wrong.account_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_postings_running_balance';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER apply_postings AFTER INSERT ON ledger_postings REFERENCING NEW TABLE AS posted
  FOR EACH STATEMENT EXECUTE FUNCTION apply_postings();
--> statement-breakpoint
CREATE FUNCTION refuse_direct_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'balances are written by the ledger only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER by_ledger_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON balances
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_direct_balance();
--> statement-breakpoint

-- 3. Packs are drawn down, refunded, expired; never edited ---------------------------------------------------------
-- The conditions stand in the triggers, so that a plain draw, the hot path, calls no function at all.
CREATE FUNCTION refuse_pack_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'pack %: %', OLD.id, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER never_edited
  BEFORE UPDATE OF account_id, id, service, meter, kind, origin, units, valid_from, valid_until, grant_key, order_id, order_position, created_at ON packs
  FOR EACH ROW EXECUTE FUNCTION refuse_pack_change('a pack is never edited');
--> statement-breakpoint
CREATE TRIGGER units_never_come_back BEFORE UPDATE ON packs FOR EACH ROW
  WHEN (NEW.remaining > OLD.remaining AND OLD.kind <> 'materials')
  EXECUTE FUNCTION refuse_pack_change('units never come back');
--> statement-breakpoint
CREATE TRIGGER nothing_drawn_while_refunding BEFORE UPDATE ON packs FOR EACH ROW
  WHEN (NEW.remaining < OLD.remaining AND (OLD.status <> 'active' OR NEW.used = 0))
  EXECUTE FUNCTION refuse_pack_change('only an active pack is drawn, and it is used then');
--> statement-breakpoint
CREATE TRIGGER used_or_refunded BEFORE UPDATE ON packs FOR EACH ROW
  WHEN (NEW.used < OLD.used OR (OLD.status = 'refunded' AND NEW.status <> 'refunded') OR (NEW.status <> 'active' AND NEW.used = 1))
  EXECUTE FUNCTION refuse_pack_change('a used pack is not refunded, a refunded one does not come back');
--> statement-breakpoint
-- Counters and packs change in place: room on the page keeps their indexes still.
ALTER TABLE packs SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE usage_hours SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE usage_months SET (fillfactor = 80);
--> statement-breakpoint

-- 4. Usage by month ------------------------------------------------------------------------------------------------
-- Partitions are cut at the billing clock's months (UTC+8) and made ahead by a job; the function is safe to repeat.
CREATE FUNCTION ensure_usage_partition(month text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first timestamptz := (month || '-01 00:00:00+08')::timestamptz;
  past timestamptz := (((month || '-01')::date + interval '1 month')::date::text || ' 00:00:00+08')::timestamptz;
  name text := 'usage_events_' || replace(month, '-', '_');
BEGIN
  IF to_regclass(name) IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext(name));
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF usage_events FOR VALUES FROM (%L) TO (%L)', name, first, past);
    PERFORM isolate_accounts();
  END IF;
END $$;
--> statement-breakpoint

-- Raw events may go once no late event can refer to them any more; hours, months and bills stand without them.
CREATE FUNCTION drop_usage_partitions(before_month text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  entry record;
  dropped int := 0;
BEGIN
  -- One worker at a time: the others then find nothing left to drop.
  PERFORM pg_advisory_xact_lock(hashtext('drop_usage_partitions'));
  FOR entry IN
    SELECT c.oid::regclass AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'usage_events'::regclass AND c.relname < 'usage_events_' || replace(before_month, '-', '_')
  LOOP
    EXECUTE format('DROP TABLE %s', entry.name);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$;
--> statement-breakpoint

-- 5. Isolation between accounts -------------------------------------------------------------------------------------
-- Requests of a customer run as console_tenant with app.account_id set for the transaction; jobs, the gateway and
-- staff run as console_system. Both are reached by SET LOCAL ROLE from the one login of the application.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'console_tenant') THEN
    BEGIN CREATE ROLE console_tenant NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'console_system') THEN
    BEGIN CREATE ROLE console_system NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  END IF;
  IF NOT pg_has_role(current_user, 'console_tenant', 'MEMBER') THEN EXECUTE format('GRANT console_tenant TO %I', current_user); END IF;
  IF NOT pg_has_role(current_user, 'console_system', 'MEMBER') THEN EXECUTE format('GRANT console_system TO %I', current_user); END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO console_tenant, console_system;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO console_system;
--> statement-breakpoint
GRANT DELETE ON rating_requests TO console_system;
--> statement-breakpoint
CREATE FUNCTION current_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.account_id', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION isolate_accounts() RETURNS void LANGUAGE plpgsql AS $$
DECLARE entry record;
BEGIN
  FOR entry IN
    SELECT c.oid::regclass AS name, CASE WHEN c.relname = 'accounts' THEN 'id' ELSE 'account_id' END AS key
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
      AND (c.relname = 'accounts' OR EXISTS (
        SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'account_id' AND NOT a.attisdropped))
      AND NOT c.relrowsecurity
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', entry.name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', entry.name);
    EXECUTE format('CREATE POLICY tenant ON %s TO console_tenant USING (%I = current_account()) WITH CHECK (%I = current_account())', entry.name, entry.key, entry.key);
    EXECUTE format('CREATE POLICY everything ON %s TO console_system USING (true) WITH CHECK (true)', entry.name);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT isolate_accounts();
--> statement-breakpoint
-- What a customer's own requests may touch; staff tables, other users and runs are not among it.
GRANT SELECT ON accounts, memberships, account_services, service_changes, billing_modes, contracts, orders, packs, pack_draws,
  qps_quotas, refunds, ledger_transactions, ledger_postings, balances, vouchers, top_ups, usage_events, usage_hours,
  usage_months, materials, bills, bill_lines, messages, message_preferences, message_phones, webhook_endpoints, deliveries,
  api_keys, entitlement_changes, instance_clock TO console_tenant;
--> statement-breakpoint
GRANT INSERT ON account_services, service_changes, billing_modes, orders, packs, qps_quotas, refunds, ledger_transactions,
  ledger_postings, balances, top_ups, messages, message_preferences, message_phones, webhook_endpoints, deliveries, api_keys,
  entitlement_changes TO console_tenant;
--> statement-breakpoint
GRANT UPDATE ON accounts, account_services, packs, balances, top_ups, messages, message_preferences, message_phones,
  webhook_endpoints, api_keys TO console_tenant;
--> statement-breakpoint
INSERT INTO instance_clock DEFAULT VALUES;
