CREATE INDEX "bills_id" ON "bills" USING btree ("id");--> statement-breakpoint
CREATE INDEX "orders_id" ON "orders" USING btree ("id");--> statement-breakpoint
CREATE INDEX "packs_id" ON "packs" USING btree ("id");