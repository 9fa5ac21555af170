CREATE TABLE "free_quota_versions" (
	"meter" text NOT NULL,
	"issue" text NOT NULL,
	"id" text NOT NULL,
	"units" integer NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"announced_on" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "free_quota_versions_meter_issue_id_pk" PRIMARY KEY("meter","issue","id"),
	CONSTRAINT "free_quota_versions_issue" CHECK ("free_quota_versions"."issue" in ('activation', 'claim', 'monthly')),
	CONSTRAINT "free_quota_versions_units" CHECK ("free_quota_versions"."units" >= 0),
	CONSTRAINT "free_quota_versions_notice" CHECK ("free_quota_versions"."announced_on" + interval '720 hours' <= "free_quota_versions"."effective_from"),
	CONSTRAINT "free_quota_versions_reason" CHECK (length(trim("free_quota_versions"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "price_versions" (
	"meter" text NOT NULL,
	"id" text NOT NULL,
	"bounds" text NOT NULL,
	"tiers" jsonb NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"announced_on" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "price_versions_meter_id_pk" PRIMARY KEY("meter","id"),
	CONSTRAINT "price_versions_bounds" CHECK ("price_versions"."bounds" in ('(a,b]', '[a,b)')),
	CONSTRAINT "price_versions_ahead" CHECK ("price_versions"."announced_on" < "price_versions"."effective_from"),
	CONSTRAINT "price_versions_reason" CHECK (length(trim("price_versions"."reason")) > 0)
);
--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_channel";--> statement-breakpoint
ALTER TABLE "free_quota_versions" ADD CONSTRAINT "free_quota_versions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_versions" ADD CONSTRAINT "price_versions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bill_lines_needs_quote" ON "bill_lines" USING btree ("bill_id","position") WHERE "bill_lines"."status" = 'needs_quote';--> statement-breakpoint
CREATE INDEX "messages_quotes" ON "messages" USING btree ("created_at","id") WHERE "messages"."kind" in ('quote_near', 'quote_reached');--> statement-breakpoint
CREATE INDEX "deliveries_age" ON "deliveries" USING brin ("created_at");--> statement-breakpoint
-- Added unproven, then proven: readers and writers of the outbox wait for neither.
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_channel" CHECK ("deliveries"."channel" in ('email', 'sms', 'webhook', 'sales')) NOT VALID;--> statement-breakpoint
ALTER TABLE "deliveries" VALIDATE CONSTRAINT "deliveries_channel";--> statement-breakpoint

-- What was published is history: it only grows, and everybody may read it.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON price_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON free_quota_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
GRANT SELECT ON price_versions, free_quota_versions TO console_tenant;--> statement-breakpoint
GRANT SELECT, INSERT ON price_versions, free_quota_versions TO console_system;--> statement-breakpoint

-- What was sent long ago may go; what is still to be sent never does.
CREATE FUNCTION refuse_unsent_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'delivery of message % has not been sent', OLD.message_id USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER unsent_stays BEFORE DELETE ON deliveries FOR EACH ROW WHEN (OLD.status = 'queued') EXECUTE FUNCTION refuse_unsent_delete();--> statement-breakpoint
GRANT DELETE ON deliveries TO console_system;
