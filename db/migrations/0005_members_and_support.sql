CREATE TABLE "invitations" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"round" smallint DEFAULT 1 NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('owner', 'billing', 'developer', 'viewer')),
	CONSTRAINT "invitations_accepted" CHECK (("invitations"."accepted_at" is null) = ("invitations"."accepted_by" is null)),
	CONSTRAINT "invitations_closed_once" CHECK ("invitations"."accepted_at" is null or "invitations"."revoked_at" is null)
);
--> statement-breakpoint
CREATE TABLE "member_changes" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"change" text NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role_before" text,
	"role_after" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "member_changes_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "member_changes_change" CHECK ("member_changes"."change" in ('invited', 'resent', 'revoked', 'joined', 'role_changed', 'removed', 'left'))
);
--> statement-breakpoint
CREATE TABLE "viewings" (
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "viewings_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "viewings_time" CHECK ("viewings"."ends_at" > "viewings"."started_at")
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_changes" ADD CONSTRAINT "member_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_changes" ADD CONSTRAINT "member_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_id" ON "invitations" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_pending" ON "invitations" USING btree ("account_id",lower("email")) WHERE "invitations"."accepted_at" is null and "invitations"."revoked_at" is null;--> statement-breakpoint
-- Tables that grow: on a large instance these are built beforehand with CREATE INDEX CONCURRENTLY (docs/operating.md).
CREATE INDEX IF NOT EXISTS "account_services_stopped" ON "account_services" USING btree ("account_id") WHERE "account_services"."stopped_at" is not null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "accounts_overdue" ON "accounts" USING btree ("id") WHERE "accounts"."overdue_since" is not null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "accounts_closed" ON "accounts" USING btree ("id") WHERE "accounts"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "bills_month" ON "bills" USING btree ("month","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "bills_largest" ON "bills" USING btree ("month","currency","total","account_id","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "audit_log_account_recorded" ON "audit_log" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "audit_log_action" ON "audit_log" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "audit_log_user" ON "audit_log" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "messages_newest" ON "messages" USING btree ("account_id","created_at","id");--> statement-breakpoint

-- Names and addresses by any part of them. pg_trgm is a trusted extension, so the owner of a database may create it; a
-- server that does not have it, or does not let us, is searched by how names and addresses begin (db/account-search.ts).
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  RAISE NOTICE 'pg_trgm is not available (%): accounts are found by how names and addresses begin', SQLERRM;
END $$;--> statement-breakpoint
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN
    CREATE INDEX IF NOT EXISTS accounts_name_parts ON accounts USING gin (name gin_trgm_ops);
    CREATE INDEX IF NOT EXISTS users_email_parts ON users USING gin (email gin_trgm_ops);
  END IF;
END $$;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS accounts_name_start ON accounts (lower(name) text_pattern_ops);--> statement-breakpoint
CREATE INDEX IF NOT EXISTS users_email_start ON users (lower(email) text_pattern_ops);--> statement-breakpoint

SELECT isolate_accounts();--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON member_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON invitations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON viewings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON invitations, viewings TO console_system;--> statement-breakpoint
GRANT SELECT, INSERT ON member_changes TO console_system;--> statement-breakpoint
-- Who leaves an account is its member no more; what happened stands in member_changes.
GRANT DELETE ON memberships TO console_system;--> statement-breakpoint
GRANT SELECT ON invitations, member_changes TO console_tenant;
