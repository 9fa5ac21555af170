import { parseArgs } from "node:util";
import { findUserByEmail } from "@/db/accounts";
import { closePool, systemTransaction } from "@/db/client";
import { refusalSentence } from "@/lib/billing/refusals";
import { resetSecondFactor } from "@/lib/operations/signing-in/reset-second-factor";
import { connectToInstance } from "./instance";

// `npm run reset-second-factor -- --email <login> --by <staff login> --reason "<how it was made sure>"`
const { values } = parseArgs({
  options: { email: { type: "string" }, by: { type: "string" }, reason: { type: "string" } },
});
const { email, by, reason } = values;
if (!email || !by || !reason?.trim()) throw new Error("Say --email, --by and --reason");
connectToInstance();
try {
  const staff = await systemTransaction((tx) => findUserByEmail(tx, by));
  if (!staff?.staffRole) throw new Error(`${by} is no login of staff`);
  const done = await resetSecondFactor({ userId: staff.id, reason }, email, new Date());
  if (!done.ok) throw new Error(refusalSentence(done.refusal, "en"));
  console.log(`${email} signs in without a second factor; staff are asked to set up a new one.`);
} finally {
  await closePool();
}
