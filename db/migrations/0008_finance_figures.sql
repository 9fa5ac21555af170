CREATE TABLE "figure_months" (
	"month" text PRIMARY KEY NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_months" (
	"month" text NOT NULL,
	"currency" text NOT NULL,
	"kind" text NOT NULL,
	"from_book" text NOT NULL,
	"to_book" text NOT NULL,
	"postings" bigint NOT NULL,
	"amount" numeric(28,8) NOT NULL,
	CONSTRAINT "ledger_months_month_currency_kind_from_book_to_book_pk" PRIMARY KEY("month","currency","kind","from_book","to_book")
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"month" text NOT NULL,
	"currency" text NOT NULL,
	"requested_at" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone,
	"report" jsonb,
	CONSTRAINT "reconciliations_month_currency_pk" PRIMARY KEY("month","currency")
);
--> statement-breakpoint
CREATE TABLE "revenue_months" (
	"month" text NOT NULL,
	"currency" text NOT NULL,
	"service" text NOT NULL,
	"kind" text NOT NULL,
	"item" text NOT NULL,
	"demand" bigint NOT NULL,
	"units" bigint NOT NULL,
	"amount" numeric(28,8) NOT NULL,
	"refunded" numeric(28,8) NOT NULL,
	CONSTRAINT "revenue_months_month_currency_service_kind_item_pk" PRIMARY KEY("month","currency","service","kind","item"),
	CONSTRAINT "revenue_months_kind" CHECK ("revenue_months"."kind" in ('usage', 'call_pack', 'material_pack', 'qps'))
);
--> statement-breakpoint
CREATE INDEX "reconciliations_requested" ON "reconciliations" USING btree ("requested_at");--> statement-breakpoint
CREATE INDEX "bills_issued" ON "bills" USING brin ("issued_at");--> statement-breakpoint
CREATE INDEX "ledger_transactions_month" ON "ledger_transactions" USING brin ("occurred_at");--> statement-breakpoint
CREATE INDEX "ledger_transactions_recorded" ON "ledger_transactions" USING brin ("recorded_at");--> statement-breakpoint
CREATE INDEX "top_ups_month" ON "top_ups" USING brin ("created_at","paid_at");--> statement-breakpoint
CREATE INDEX "orders_month" ON "orders" USING brin ("placed_at");--> statement-breakpoint
CREATE INDEX "refunds_completed" ON "refunds" USING btree ("completed_at") WHERE "refunds"."completed_at" is not null;--> statement-breakpoint
CREATE INDEX "usage_months_month" ON "usage_months" USING brin ("month");--> statement-breakpoint

-- Block range indexes are built in one quick pass and cost inserts nothing; new ranges are summarised as they fill.
ALTER INDEX "bills_issued" SET (autosummarize = on);--> statement-breakpoint
ALTER INDEX "ledger_transactions_month" SET (autosummarize = on);--> statement-breakpoint
ALTER INDEX "ledger_transactions_recorded" SET (autosummarize = on);--> statement-breakpoint
ALTER INDEX "top_ups_month" SET (autosummarize = on);--> statement-breakpoint
ALTER INDEX "orders_month" SET (autosummarize = on);--> statement-breakpoint
ALTER INDEX "usage_months_month" SET (autosummarize = on);--> statement-breakpoint

-- Figures of the house over all accounts: staff and the worker only, no customer's transaction ever sees them.
GRANT SELECT, INSERT, UPDATE ON figure_months, ledger_months, revenue_months, reconciliations TO console_system;
