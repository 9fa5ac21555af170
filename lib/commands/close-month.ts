import { closePool } from "@/db/client";
import { billingMonth, isBillingMonth } from "@/lib/billing/billing-month";
import { refusalSentence } from "@/lib/billing/refusals";
import { currentTime } from "@/lib/clock";
import { closeMonth } from "@/lib/operations/close-month";
import { connectToInstance } from "./instance";

// `npm run close-month -- 2026-10`: closes a month by hand, or joins a run that is under way. Exit 0: completed;
// 1: accounts are set aside with a reason; 2: bad input or refused.
const [text = ""] = process.argv.slice(2);
if (!isBillingMonth(text)) {
  console.error("Name the month to close, e.g. npm run close-month -- 2026-10");
  process.exit(2);
}
connectToInstance();
const closed = await closeMonth(billingMonth(text), await currentTime());
await closePool();
if (!closed.ok) {
  console.error(refusalSentence(closed.refusal, "en"));
  process.exit(2);
}
console.log(
  closed.value.completed
    ? `${text} is closed.`
    : `${text}: some accounts are set aside; the finance view says why.`,
);
process.exit(closed.value.completed ? 0 : 1);
