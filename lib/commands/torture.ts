import { parseArgs } from "node:util";
import { z } from "zod";
import { torture } from "./torture/run";

// `npm run torture`: breaks a console of its own at random and proves that nothing was lost or doubled. Needs no
// running instance. Exit 0: every invariant holds; 1: one does not; 2: bad options.
const schema = z.object({
  minutes: z.coerce.number().positive().max(600),
  customers: z.coerce.number().int().min(1).max(200),
});
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    customers: { type: "string", default: "8" },
  },
});
const parsed = schema.safeParse(values);
if (!parsed.success) {
  for (const issue of parsed.error.issues) console.error(`--${issue.path.join(".")}: ${issue.message}`);
  console.error("npm run torture -- [--minutes 10] [--customers 8]");
  process.exit(2);
}
const { minutes, customers } = parsed.data;
const began = performance.now();
const report = await torture({ seconds: minutes * 60, customers }, (line) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`),
);
const total = [...report.injected.values()].reduce((sum, count) => sum + count, 0);
const { intents, answers } = report.memory;
console.log(`\n${total} faults injected:`);
for (const [name, count] of [...report.injected].sort(([, a], [, b]) => b - a))
  console.log(`  ${String(count).padStart(4)}  ${name}`);
for (const name of report.skipped)
  console.log(`     -  ${name}: this machine does not allow it (needs root on Linux)`);
console.log(
  `${intents.size} customers' requests, ${answers.size} answered; ${report.events} usage events with ${report.calls} calls counted, ${report.retries} reports sent again`,
);
console.log(
  `${report.months} months closed; ${report.mails} mails, ${report.mailsAgain} of them twice under the same Message-ID after a kill`,
);
for (const breach of report.breaches) console.log(`BREACH  ${breach}`);
console.log(
  report.breaches.length === 0
    ? "0 lost, 0 doubled: every invariant holds."
    : `${report.breaches.length} BREACHES`,
);
process.exit(report.breaches.length === 0 ? 0 : 1);
