import { createReadStream, existsSync } from "node:fs";
import { validateFocus } from "@/lib/export/focus/validate/validate";

// `npm run focus:validate -- file.csv`: holds a file against FOCUS 1.2. Exit 0: it conforms; 1: it does not; 2: no file.
const [path] = process.argv.slice(2);
if (!path || !existsSync(path)) {
  console.error("Name a CSV file that is there: npm run focus:validate -- file.csv");
  process.exit(2);
}
const { rows, broken } = await validateFocus(createReadStream(path));
for (const { rule, says, times, first } of broken) {
  console.log(`${rule}: ${says}. Broken ${times} ${times === 1 ? "time" : "times"}:`);
  for (const { line, found } of first) console.log(`  line ${line ?? "–"}: ${found}`);
}
console.log(
  broken.length === 0
    ? `${rows} rows conform to FOCUS 1.2.`
    : `${rows} rows, ${broken.length} rules of FOCUS 1.2 are broken.`,
);
process.exit(broken.length === 0 ? 0 : 1);
