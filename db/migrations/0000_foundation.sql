CREATE TABLE "account_services" (
	"account_id" uuid NOT NULL,
	"service" text NOT NULL,
	"active" text NOT NULL,
	"first_activated_at" timestamp (3) with time zone NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	CONSTRAINT "account_services_account_id_service_pk" PRIMARY KEY("account_id","service"),
	CONSTRAINT "account_services_active" CHECK ("account_services"."active" in ('active', 'deactivated'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"currency" text NOT NULL,
	"name" text NOT NULL,
	"tax_rate" numeric(28,8) DEFAULT 0 NOT NULL,
	"low_balance_threshold" numeric(28,8),
	"created_at" timestamp (3) with time zone NOT NULL,
	"overdue_since" timestamp (3) with time zone,
	"next_stop_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_reason" text,
	CONSTRAINT "accounts_site" CHECK ("accounts"."site" in ('international', 'china')),
	CONSTRAINT "accounts_currency" CHECK ("accounts"."currency" = case "accounts"."site" when 'china' then 'CNY' else 'USD' end),
	CONSTRAINT "accounts_tax_rate" CHECK ("accounts"."tax_rate" >= 0 and "accounts"."tax_rate" < 1),
	CONSTRAINT "accounts_name" CHECK (length(trim("accounts"."name")) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "billing_modes" (
	"account_id" uuid NOT NULL,
	"meter" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"mode" text NOT NULL,
	"user_id" uuid,
	CONSTRAINT "billing_modes_account_id_meter_from_pk" PRIMARY KEY("account_id","meter","from"),
	CONSTRAINT "billing_modes_mode" CHECK ("billing_modes"."mode" in ('calls', 'qps'))
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meter" text NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"bounds" text NOT NULL,
	"tiers" jsonb NOT NULL,
	"reason" text NOT NULL,
	"user_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contracts_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "contracts_bounds" CHECK ("contracts"."bounds" in ('(a,b]', '[a,b)'))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memberships_account_id_user_id_pk" PRIMARY KEY("account_id","user_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('owner', 'billing', 'developer', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "service_changes" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"service" text NOT NULL,
	"change" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"user_id" uuid,
	"terms_version" text,
	CONSTRAINT "service_changes_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "service_changes_change" CHECK ("service_changes"."change" in ('activated', 'deactivated', 'stopped', 'resumed')),
	CONSTRAINT "service_changes_terms" CHECK (("service_changes"."change" = 'activated') = ("service_changes"."terms_version" is not null))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"locale" text NOT NULL,
	"staff_role" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_locale" CHECK ("users"."locale" in ('en', 'zh')),
	CONSTRAINT "users_staff_role" CHECK ("users"."staff_role" in ('support', 'finance', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "bill_lines" (
	"account_id" uuid NOT NULL,
	"bill_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"meter" text NOT NULL,
	"calls" bigint NOT NULL,
	"free" bigint NOT NULL,
	"gifted" bigint NOT NULL,
	"purchased" bigint NOT NULL,
	"qps" bigint NOT NULL,
	"billable" bigint NOT NULL,
	"refused" bigint NOT NULL,
	"tier" text,
	"unit_price" numeric(28,8),
	"amount" numeric(28,8),
	"status" text NOT NULL,
	"price_source" text,
	CONSTRAINT "bill_lines_account_id_bill_id_position_pk" PRIMARY KEY("account_id","bill_id","position"),
	CONSTRAINT "bill_lines_status" CHECK ("bill_lines"."status" in ('priced', 'needs_quote')),
	CONSTRAINT "bill_lines_priced" CHECK (("bill_lines"."status" = 'priced') = ("bill_lines"."amount" is not null))
);
--> statement-breakpoint
CREATE TABLE "billing_run_chunks" (
	"month" text NOT NULL,
	"first_account" uuid NOT NULL,
	"last_account" uuid NOT NULL,
	"accounts" integer NOT NULL,
	"bills" integer,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "billing_run_chunks_month_first_account_pk" PRIMARY KEY("month","first_account")
);
--> statement-breakpoint
CREATE TABLE "billing_run_failures" (
	"account_id" uuid NOT NULL,
	"month" text NOT NULL,
	"reason" text NOT NULL,
	"attempts" integer NOT NULL,
	"failed_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "billing_run_failures_account_id_month_pk" PRIMARY KEY("account_id","month")
);
--> statement-breakpoint
CREATE TABLE "billing_runs" (
	"month" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"accounts_total" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	CONSTRAINT "billing_runs_status" CHECK ("billing_runs"."status" in ('running', 'completed'))
);
--> statement-breakpoint
CREATE TABLE "bills" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"month" text NOT NULL,
	"service" text NOT NULL,
	"kind" text NOT NULL,
	"sequence" smallint NOT NULL,
	"currency" text NOT NULL,
	"usage_exact" numeric(28,8) NOT NULL,
	"rounding" numeric(28,8) NOT NULL,
	"subtotal" numeric(28,8) NOT NULL,
	"tax_rate" numeric(28,8) NOT NULL,
	"tax" numeric(28,8) NOT NULL,
	"total" numeric(28,8) NOT NULL,
	"settlement" jsonb NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bills_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "bills_kind" CHECK ("bills"."kind" in ('month', 'adjustment', 'supplement')),
	CONSTRAINT "bills_first" CHECK (("bills"."kind" = 'month') = ("bills"."sequence" = 0)),
	CONSTRAINT "bills_rounded" CHECK ("bills"."subtotal" = "bills"."usage_exact" + "bills"."rounding" and "bills"."subtotal" = round("bills"."subtotal", 2)),
	CONSTRAINT "bills_total" CHECK ("bills"."total" = "bills"."subtotal" + "bills"."tax" and "bills"."tax" = round("bills"."tax", 2))
);
--> statement-breakpoint
CREATE TABLE "rating_requests" (
	"account_id" uuid NOT NULL,
	"month" text NOT NULL,
	"cause" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rating_requests_account_id_month_cause_pk" PRIMARY KEY("account_id","month","cause"),
	CONSTRAINT "rating_requests_cause" CHECK ("rating_requests"."cause" in ('late_usage', 'contract'))
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"label" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" uuid,
	"action" text NOT NULL,
	"reason" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_log_reason" CHECK (length(trim("audit_log"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "due_marks" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"done_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "due_marks_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
CREATE TABLE "entitlement_changes" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"service" text NOT NULL,
	"change" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "entitlement_changes_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "instance_clock" (
	"only" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"offset_ms" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "instance_clock_forward" CHECK ("instance_clock"."only" = 1 and "instance_clock"."offset_ms" >= 0)
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"cause" text NOT NULL,
	"params" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "messages_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "balances" (
	"account_id" uuid NOT NULL,
	"book" text NOT NULL,
	"item" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"amount" numeric(28,8) NOT NULL,
	CONSTRAINT "balances_account_id_book_item_pk" PRIMARY KEY("account_id","book","item"),
	CONSTRAINT "balances_book" CHECK ("balances"."book" in ('cash', 'earnings', 'gifted', 'voucher', 'held')),
	CONSTRAINT "balances_not_negative" CHECK ("balances"."amount" >= 0 or "balances"."book" = 'cash')
);
--> statement-breakpoint
CREATE TABLE "ledger_postings" (
	"account_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"from_book" text NOT NULL,
	"from_item" text DEFAULT '' NOT NULL,
	"to_book" text NOT NULL,
	"to_item" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"amount" numeric(28,8) NOT NULL,
	"from_after" numeric(28,8),
	"to_after" numeric(28,8),
	CONSTRAINT "ledger_postings_account_id_transaction_id_position_pk" PRIMARY KEY("account_id","transaction_id","position"),
	CONSTRAINT "ledger_postings_from" CHECK ("ledger_postings"."from_book" in ('cash', 'earnings', 'gifted', 'voucher', 'held', 'payments', 'promotions', 'pack_sales', 'qps_sales', 'material_sales', 'usage_sales', 'tax', 'adjustments')),
	CONSTRAINT "ledger_postings_to" CHECK ("ledger_postings"."to_book" in ('cash', 'earnings', 'gifted', 'voucher', 'held', 'payments', 'promotions', 'pack_sales', 'qps_sales', 'material_sales', 'usage_sales', 'tax', 'adjustments')),
	CONSTRAINT "ledger_postings_sides" CHECK (("ledger_postings"."from_book", "ledger_postings"."from_item") <> ("ledger_postings"."to_book", "ledger_postings"."to_item")),
	CONSTRAINT "ledger_postings_amount" CHECK ("ledger_postings"."amount" > 0 and "ledger_postings"."amount" = round("ledger_postings"."amount", 2)),
	CONSTRAINT "ledger_postings_currency" CHECK ("ledger_postings"."currency" in ('USD', 'CNY'))
);
--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"request_id" text,
	CONSTRAINT "ledger_transactions_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "ledger_transactions_kind" CHECK ("ledger_transactions"."kind" in ('top_up', 'gift', 'purchase', 'refund', 'settlement', 'hold', 'release', 'expiry', 'reversal'))
);
--> statement-breakpoint
CREATE TABLE "top_ups" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_reference" text,
	"amount" numeric(28,8) NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"user_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	CONSTRAINT "top_ups_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "top_ups_status" CHECK ("top_ups"."status" in ('pending', 'paid', 'failed')),
	CONSTRAINT "top_ups_amount" CHECK ("top_ups"."amount" > 0 and "top_ups"."amount" = round("top_ups"."amount", 2)),
	CONSTRAINT "top_ups_paid" CHECK (("top_ups"."status" = 'paid') = ("top_ups"."paid_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"face_value" numeric(28,8) NOT NULL,
	"services" text[],
	"kinds" text[] NOT NULL,
	"minimum" numeric(28,8) NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vouchers_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "vouchers_kinds" CHECK (cardinality("vouchers"."kinds") > 0 and "vouchers"."kinds" <@ array['prepaid', 'postpaid']),
	CONSTRAINT "vouchers_amounts" CHECK ("vouchers"."face_value" > 0 and "vouchers"."minimum" >= 0)
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"account_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"target" uuid NOT NULL,
	"event" text,
	"status" text NOT NULL,
	"attempts" smallint NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"response_code" smallint,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"local_copy" jsonb,
	CONSTRAINT "deliveries_account_id_message_id_channel_target_pk" PRIMARY KEY("account_id","message_id","channel","target"),
	CONSTRAINT "deliveries_channel" CHECK ("deliveries"."channel" in ('email', 'sms', 'webhook')),
	CONSTRAINT "deliveries_status" CHECK ("deliveries"."status" in ('queued', 'sent', 'stored', 'failed', 'cancelled')),
	CONSTRAINT "deliveries_event" CHECK (("deliveries"."channel" = 'webhook') = ("deliveries"."event" is not null)),
	CONSTRAINT "deliveries_finished" CHECK (("deliveries"."status" = 'queued') = ("deliveries"."finished_at" is null))
);
--> statement-breakpoint
CREATE TABLE "message_phones" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"phone" text,
	CONSTRAINT "message_phones_e164" CHECK ("message_phones"."phone" ~ '^[+][1-9][0-9]{6,14}$')
);
--> statement-breakpoint
CREATE TABLE "message_preferences" (
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"email" boolean NOT NULL,
	"sms" boolean NOT NULL,
	CONSTRAINT "message_preferences_account_id_kind_pk" PRIMARY KEY("account_id","kind")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"secret_version" smallint DEFAULT 1 NOT NULL,
	"rotated_at" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_endpoints_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"offer" text NOT NULL,
	"service" text NOT NULL,
	"meter" text NOT NULL,
	"kind" text NOT NULL,
	"quantity" bigint NOT NULL,
	"qps" bigint,
	"terms" bigint,
	"unit_price" numeric(28,8) NOT NULL,
	"subtotal" numeric(28,8) NOT NULL,
	"tax" numeric(28,8) NOT NULL,
	"total" numeric(28,8) NOT NULL,
	"snapshot" jsonb NOT NULL,
	"campaign_forbids_refund" boolean DEFAULT false NOT NULL,
	"user_id" uuid,
	"placed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "orders_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "orders_kind" CHECK ("orders"."kind" in ('call_pack', 'material_pack', 'qps')),
	CONSTRAINT "orders_total" CHECK ("orders"."total" = "orders"."subtotal" + "orders"."tax" and "orders"."subtotal" >= 0 and "orders"."tax" >= 0),
	CONSTRAINT "orders_quantity" CHECK ("orders"."quantity" > 0 and ("orders"."kind" = 'qps') = ("orders"."qps" is not null and "orders"."terms" is not null))
);
--> statement-breakpoint
CREATE TABLE "pack_draws" (
	"account_id" uuid NOT NULL,
	"pack_id" uuid NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"units" bigint NOT NULL,
	CONSTRAINT "pack_draws_account_id_pack_id_hour_pk" PRIMARY KEY("account_id","pack_id","hour"),
	CONSTRAINT "pack_draws_units" CHECK ("pack_draws"."units" > 0)
);
--> statement-breakpoint
CREATE TABLE "packs" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"service" text NOT NULL,
	"meter" text NOT NULL,
	"kind" text NOT NULL,
	"origin" text NOT NULL,
	"units" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone,
	"status" text NOT NULL,
	"used" smallint DEFAULT 0 NOT NULL,
	"grant_key" text,
	"order_id" uuid,
	"order_position" smallint,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "packs_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "packs_kind" CHECK ("packs"."kind" in ('calls', 'materials')),
	CONSTRAINT "packs_origin" CHECK ("packs"."origin" in ('free', 'gifted', 'purchased')),
	CONSTRAINT "packs_status" CHECK ("packs"."status" in ('active', 'frozen', 'refunded')),
	CONSTRAINT "packs_remaining" CHECK ("packs"."remaining" between 0 and "packs"."units" and "packs"."units" > 0),
	CONSTRAINT "packs_used" CHECK ("packs"."used" in (0, 1) and ("packs"."used" = 1 or "packs"."remaining" = "packs"."units")),
	CONSTRAINT "packs_validity" CHECK ("packs"."valid_until" > "packs"."valid_from"),
	CONSTRAINT "packs_purchased" CHECK (("packs"."origin" = 'purchased') = ("packs"."order_id" is not null)),
	CONSTRAINT "packs_refund" CHECK ("packs"."status" = 'active' or "packs"."origin" = 'purchased')
);
--> statement-breakpoint
CREATE TABLE "qps_quotas" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"service" text NOT NULL,
	"meter" text NOT NULL,
	"qps" bigint NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"order_id" uuid NOT NULL,
	CONSTRAINT "qps_quotas_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "qps_quotas_term" CHECK ("qps_quotas"."ends_at" > "qps_quotas"."starts_at" and "qps_quotas"."qps" > 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pack_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount" numeric(28,8) NOT NULL,
	"split" jsonb NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decision_reason" text,
	"completed_at" timestamp (3) with time zone,
	CONSTRAINT "refunds_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "refunds_status" CHECK ("refunds"."status" in ('submitted', 'review', 'completed', 'rejected')),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "materials" (
	"account_id" uuid NOT NULL,
	"meter" text NOT NULL,
	"material_id" text NOT NULL,
	"pack_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "materials_account_id_meter_material_id_created_at_pk" PRIMARY KEY("account_id","meter","material_id","created_at")
);
--> statement-breakpoint
CREATE TABLE "usage_events" (
	"account_id" uuid NOT NULL,
	"source" text NOT NULL,
	"event_id" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"service" text NOT NULL,
	"operation" text NOT NULL,
	"calls" bigint NOT NULL,
	"free" bigint DEFAULT 0 NOT NULL,
	"gifted" bigint DEFAULT 0 NOT NULL,
	"purchased" bigint DEFAULT 0 NOT NULL,
	"qps" bigint DEFAULT 0 NOT NULL,
	"billable" bigint DEFAULT 0 NOT NULL,
	"refused" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "usage_events_account_id_source_event_id_occurred_at_pk" PRIMARY KEY("account_id","source","event_id","occurred_at")
) PARTITION BY RANGE ("occurred_at");
--> statement-breakpoint
CREATE TABLE "usage_hours" (
	"account_id" uuid NOT NULL,
	"service" text NOT NULL,
	"meter" text NOT NULL,
	"operation" text NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"calls" bigint NOT NULL,
	"free" bigint DEFAULT 0 NOT NULL,
	"gifted" bigint DEFAULT 0 NOT NULL,
	"purchased" bigint DEFAULT 0 NOT NULL,
	"qps" bigint DEFAULT 0 NOT NULL,
	"billable" bigint DEFAULT 0 NOT NULL,
	"refused" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "usage_hours_account_id_hour_service_operation_pk" PRIMARY KEY("account_id","hour","service","operation")
);
--> statement-breakpoint
CREATE TABLE "usage_months" (
	"account_id" uuid NOT NULL,
	"month" text NOT NULL,
	"meter" text NOT NULL,
	"calls" bigint NOT NULL,
	"free" bigint DEFAULT 0 NOT NULL,
	"gifted" bigint DEFAULT 0 NOT NULL,
	"purchased" bigint DEFAULT 0 NOT NULL,
	"qps" bigint DEFAULT 0 NOT NULL,
	"billable" bigint DEFAULT 0 NOT NULL,
	"refused" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "usage_months_account_id_month_meter_pk" PRIMARY KEY("account_id","month","meter"),
	CONSTRAINT "usage_months_sum" CHECK ("usage_months"."calls" = "usage_months"."free" + "usage_months"."gifted" + "usage_months"."purchased" + "usage_months"."qps" + "usage_months"."billable" + "usage_months"."refused")
);
--> statement-breakpoint
ALTER TABLE "account_services" ADD CONSTRAINT "account_services_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_modes" ADD CONSTRAINT "billing_modes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_modes" ADD CONSTRAINT "billing_modes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_changes" ADD CONSTRAINT "service_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_changes" ADD CONSTRAINT "service_changes_account_id_service_account_services_account_id_service_fk" FOREIGN KEY ("account_id","service") REFERENCES "public"."account_services"("account_id","service") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_account_id_bill_id_bills_account_id_id_fk" FOREIGN KEY ("account_id","bill_id") REFERENCES "public"."bills"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_run_chunks" ADD CONSTRAINT "billing_run_chunks_month_billing_runs_month_fk" FOREIGN KEY ("month") REFERENCES "public"."billing_runs"("month") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balances" ADD CONSTRAINT "balances_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_account_id_transaction_id_ledger_transactions_account_id_id_fk" FOREIGN KEY ("account_id","transaction_id") REFERENCES "public"."ledger_transactions"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "top_ups" ADD CONSTRAINT "top_ups_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "top_ups" ADD CONSTRAINT "top_ups_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_phones" ADD CONSTRAINT "message_phones_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_preferences" ADD CONSTRAINT "message_preferences_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packs" ADD CONSTRAINT "packs_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packs" ADD CONSTRAINT "packs_account_id_order_id_orders_account_id_id_fk" FOREIGN KEY ("account_id","order_id") REFERENCES "public"."orders"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qps_quotas" ADD CONSTRAINT "qps_quotas_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qps_quotas" ADD CONSTRAINT "qps_quotas_account_id_order_id_orders_account_id_id_fk" FOREIGN KEY ("account_id","order_id") REFERENCES "public"."orders"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_account_id_pack_id_packs_account_id_id_fk" FOREIGN KEY ("account_id","pack_id") REFERENCES "public"."packs"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_account_id_order_id_orders_account_id_id_fk" FOREIGN KEY ("account_id","order_id") REFERENCES "public"."orders"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_next_stop" ON "accounts" USING btree ("next_stop_at") WHERE "accounts"."next_stop_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "contracts_effective" ON "contracts" USING btree ("account_id","meter","effective_from");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "service_changes_service" ON "service_changes" USING btree ("account_id","service","occurred_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "bill_lines_meter" ON "bill_lines" USING btree ("account_id","bill_id","meter");--> statement-breakpoint
CREATE UNIQUE INDEX "bills_once" ON "bills" USING btree ("account_id","month","service","sequence");--> statement-breakpoint
CREATE INDEX "rating_requests_waiting" ON "rating_requests" USING btree ("requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_keys_account" ON "api_keys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "audit_log_account" ON "audit_log" USING btree ("account_id","occurred_at");--> statement-breakpoint
CREATE INDEX "entitlement_changes_feed" ON "entitlement_changes" USING btree ("xid","id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_cause" ON "messages" USING btree ("account_id","kind","cause");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transactions_reference" ON "ledger_transactions" USING btree ("account_id","reference");--> statement-breakpoint
CREATE INDEX "ledger_transactions_occurred" ON "ledger_transactions" USING btree ("account_id","occurred_at");--> statement-breakpoint
CREATE UNIQUE INDEX "top_ups_request" ON "top_ups" USING btree ("account_id","request_id");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("channel","due_at") WHERE "deliveries"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "deliveries_to_look_at" ON "deliveries" USING btree ("status","created_at","message_id") WHERE "deliveries"."status" in ('failed', 'stored');--> statement-breakpoint
CREATE INDEX "deliveries_webhook" ON "deliveries" USING btree ("account_id","created_at","message_id") WHERE "deliveries"."channel" = 'webhook';--> statement-breakpoint
CREATE UNIQUE INDEX "orders_request" ON "orders" USING btree ("account_id","request_id");--> statement-breakpoint
CREATE INDEX "orders_placed" ON "orders" USING btree ("account_id","placed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "packs_grant" ON "packs" USING btree ("account_id","grant_key");--> statement-breakpoint
CREATE UNIQUE INDEX "packs_order" ON "packs" USING btree ("account_id","order_id","order_position");--> statement-breakpoint
CREATE INDEX "packs_current" ON "packs" USING btree ("account_id",coalesce("valid_until", 'infinity')) WHERE "packs"."status" = 'active';--> statement-breakpoint
CREATE INDEX "qps_quotas_meter" ON "qps_quotas" USING btree ("account_id","meter","ends_at");--> statement-breakpoint
CREATE INDEX "qps_quotas_starts" ON "qps_quotas" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "qps_quotas_ends" ON "qps_quotas" USING btree ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_pack" ON "refunds" USING btree ("account_id","pack_id") WHERE "refunds"."status" <> 'rejected';--> statement-breakpoint
CREATE INDEX "refunds_open" ON "refunds" USING btree ("status","submitted_at") WHERE "refunds"."status" in ('submitted', 'review');