import { readFileSync, writeFileSync } from "node:fs";
import { isMet } from "./measure";
import { type KeptResult, readResults } from "./results";

const document = "docs/performance.md";
const begin = "<!-- Written by `npm run bench`; do not edit. -->";
const end = "<!-- End of what `npm run bench` writes. -->";

/** Writes the kept figures into the document, between its marks, in the order of the benches. */
export function writeTable(names: readonly string[]): void {
  const text = readFileSync(document, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${document} has lost the marks of the table`);
  const results = names.flatMap((name) => readResults().filter((each) => each.name === name));
  writeFileSync(document, `${text.slice(0, from + begin.length)}\n\n${tableOf(results)}\n${text.slice(to)}`);
}

export function tableOf(results: readonly KeptResult[]): string {
  const machines = [...new Set(results.map(machineOf))];
  const head = ["bench", "ours", "floor or peer", "ratio", "goal", "met", "date"];
  if (machines.length > 1) head.push("machine");
  const rows = results.map((each) => [
    each.note ? `${each.bench} (${each.note})` : each.bench,
    `${figure(each.ours)} ${each.unit}`,
    `${each.peer.name}: ${figure(each.peer.value)}`,
    each.ratio.toFixed(2),
    each.goal === null ? "–" : `${each.atMost ? "≤" : "≥"} ${each.goal}`,
    { true: "yes", false: "**no**", null: "–" }[`${isMet(each)}`],
    each.date,
    ...(machines.length > 1 ? [machineOf(each)] : []),
  ]);
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const measured = machines.length === 1 ? `Measured on ${machines[0]}.\n\n` : "";
  return `${measured}${lines.join("\n")}\n`;
}

function machineOf({ cores, processor, node, postgres }: KeptResult): string {
  return `${cores} cores (${processor}), Node ${node.replace("v", "")}, PostgreSQL ${postgres}`;
}

/** Whole numbers, but three digits of what is small. */
export function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}
