-- A table that grows: on a large instance this is built beforehand with CREATE INDEX CONCURRENTLY (docs/operating.md).
CREATE INDEX IF NOT EXISTS "orders_id_end" ON "orders" USING btree ((reverse(right("id"::text, 12)) COLLATE "C"));
