import { closePool } from "@/db/client";
import { billingMonth } from "@/lib/billing/billing-month";
import { closeMonth } from "../close-month";

// A worker that closes a month as at a given instant, in a process of its own so that it can be killed and its memory
// measured. Prints `closing` when it begins and what it took when it is done. Exit 0: the month is completed; 1: another
// worker was still at it.
const [month = "", now = ""] = process.argv.slice(2);
process.stdout.write("closing\n");
const started = process.hrtime.bigint();
const closed = await closeMonth(billingMonth(month), new Date(now));
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
process.stdout.write(
  `${JSON.stringify({ seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 })}\n`,
);
await closePool();
process.exit(closed.ok && closed.value.completed ? 0 : 1);
