-- Tables that grow: on a large instance these are built beforehand with CREATE INDEX CONCURRENTLY (docs/operating.md).
CREATE INDEX IF NOT EXISTS "messages_unread" ON "messages" USING btree ("account_id","created_at","id") WHERE "messages"."read_at" is null;--> statement-breakpoint
-- Under row security PostgreSQL looks into an index for what cannot tell of other rows: CASE and IS NULL are known to
-- be so, coalesce() is not, and a customer's page read every pack that the account ever had.
CREATE INDEX IF NOT EXISTS "packs_end" ON "packs" USING btree ("account_id",(case when valid_until is null then 'infinity' else valid_until end)) WHERE "packs"."status" = 'active';--> statement-breakpoint
-- Statistics that an index of some rows only keeps of an expression are not used.
CREATE STATISTICS IF NOT EXISTS "packs_end_values" ON (case when valid_until is null then 'infinity' else valid_until end) FROM "packs";--> statement-breakpoint
DROP INDEX "packs_current";
