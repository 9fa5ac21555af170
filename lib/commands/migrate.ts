import { databaseUrl } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";

// `npm run db:migrate`: brings the database that DATABASE_URL names to the newest schema. Safe to repeat.
await migrateDatabase(databaseUrl(), new Date());
