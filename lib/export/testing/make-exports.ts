import { closePool } from "@/db/client";
import { lookAfterExports } from "@/lib/jobs/exports";

// A worker's look at the exports, in a process of its own that a test can kill: argument 1 is the time.
await lookAfterExports(async () => new Date(process.argv[2] ?? ""));
await closePool();
