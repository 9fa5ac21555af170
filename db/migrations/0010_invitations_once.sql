-- An invitation that is sent again is a new one: nothing reads these any more.
ALTER TABLE "invitations" DROP COLUMN "round";--> statement-breakpoint
ALTER TABLE "invitations" DROP COLUMN "sent_at";--> statement-breakpoint

-- pg_trgm knows letters and digits as the server's locale does, and where that is C it passes Chinese over. Pairs of
-- neighbouring characters that are not ASCII find a Chinese name by any two characters of it, with no extension.
CREATE FUNCTION character_pairs(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT pair), '{}')
  FROM (SELECT substr(lower(value), place, 2) AS pair FROM generate_series(1, length(value) - 1) AS place) AS pairs
  WHERE pair ~ '^[^ -~]{2}$'
$$;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS accounts_name_pairs ON accounts USING gin (character_pairs(name));
