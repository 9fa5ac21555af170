-- A month that the statistics have not heard of yet is taken for empty: while a close filled it, the bills of one
-- account were looked for by the month, in all of its bills. Without statistics a month is never taken for few. Naming
-- the column's type again drops those that are there.
ALTER TABLE "bills" ALTER COLUMN "month" SET STATISTICS 0;--> statement-breakpoint
ALTER TABLE "bills" ALTER COLUMN "month" SET DATA TYPE text;
