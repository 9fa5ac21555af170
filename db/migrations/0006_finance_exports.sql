CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"month" text NOT NULL,
	"format" text NOT NULL,
	"status" text NOT NULL,
	"done" bigint DEFAULT 0 NOT NULL,
	"total" bigint,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"failure" text,
	"manifest" jsonb,
	CONSTRAINT "exports_format" CHECK ("exports"."format" in ('bills_csv', 'bills_xlsx', 'focus_csv', 'journal_csv')),
	CONSTRAINT "exports_status" CHECK ("exports"."status" in ('queued', 'making', 'ready', 'failed', 'expired')),
	CONSTRAINT "exports_whole" CHECK (("exports"."status" in ('ready', 'expired')) = ("exports"."manifest" is not null)),
	CONSTRAINT "exports_failed" CHECK (("exports"."status" = 'failed') = ("exports"."failure" is not null)),
	CONSTRAINT "exports_finished" CHECK (("exports"."status" in ('queued', 'making')) = ("exports"."finished_at" is null))
);
--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "exports_request" ON "exports" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "exports_open" ON "exports" USING btree ("requested_at") WHERE "exports"."status" in ('queued', 'making');--> statement-breakpoint
-- Which file was made when, and what stood in it, is history: the entry stays when the file goes.
CREATE FUNCTION refuse_export_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'export % is finished: what it says stays', OLD.id USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON "exports" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER finished_stays BEFORE UPDATE ON "exports" FOR EACH ROW
  WHEN (OLD.finished_at IS NOT NULL AND (NEW.manifest IS DISTINCT FROM OLD.manifest OR NEW.finished_at IS DISTINCT FROM OLD.finished_at
    OR (NEW.status <> OLD.status AND NOT (OLD.status = 'ready' AND NEW.status = 'expired'))))
  EXECUTE FUNCTION refuse_export_change();--> statement-breakpoint
CREATE TRIGGER asked_stays BEFORE UPDATE OF id, request_id, month, format, requested_by, requested_at ON "exports"
  FOR EACH ROW EXECUTE FUNCTION refuse_export_change();--> statement-breakpoint
-- Files of all accounts belong to none: the system's role alone reads and writes them.
GRANT SELECT, INSERT, UPDATE ON "exports" TO console_system;
