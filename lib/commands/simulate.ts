import { closePool } from "@/db/client";
import { currentTime } from "@/lib/clock";
import { connectToInstance, findInstance } from "./instance";
import { readOptions, type SimulateOptions, usage } from "./simulate/options";
import { simulate } from "./simulate/run";

// `npm run simulate`: traffic as a gateway makes it, against a running instance; prints what it sent and what the
// console counted. Exit 0: equal; 1: they differ; 2: bad options.
const instance = findInstance();
let options: SimulateOptions;
try {
  options = readOptions(process.argv.slice(2), { url: instance?.url, key: instance?.platformKey });
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exit(2);
}
connectToInstance();
const ahead = (await currentTime()).getTime() - Date.now();
const result = await simulate(options, () => new Date(Date.now() + ahead));
await closePool();
const { sent, seconds, retries, throttled, differences } = result;
const calls = [...sent.byAccount.values()].reduce((sum, count) => sum + count, 0);
console.log(
  `Sent     ${sent.events} events (${calls} calls) and ${sent.duplicates} repeats in ${seconds.toFixed(1)} s: ${Math.round(sent.events / seconds)} events/s`,
);
console.log(`Retries  ${retries} requests sent again · ${throttled} calls held back by QPS limits`);
console.log(
  differences.length === 0
    ? "Counted  the same: every event once, every pack to the unit, the ledger unchanged"
    : `DIFFERENT:\n${differences.join("\n")}`,
);
process.exit(differences.length === 0 ? 0 : 1);
