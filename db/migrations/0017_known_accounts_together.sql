-- The accounts that rows refer to are looked up together: keys side by side are found without a search for each.
CREATE OR REPLACE FUNCTION refuse_unknown_account() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE ids uuid[]; unknown uuid;
BEGIN
  SELECT array_agg(DISTINCT account_id) INTO ids FROM written;
  IF (SELECT count(*) FROM accounts WHERE id = ANY (ids)) <> cardinality(ids) THEN
    SELECT w.id INTO unknown FROM unnest(ids) w(id) WHERE NOT EXISTS (SELECT FROM accounts a WHERE a.id = w.id) LIMIT 1;
    RAISE EXCEPTION '% refers to account %, which is not there', TG_TABLE_NAME, unknown
      USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_ARGV[0];
  END IF;
  RETURN NULL;
END $$;
