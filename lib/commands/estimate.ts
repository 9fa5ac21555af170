import { readFileSync } from "node:fs";
import { priceEstimate } from "@/lib/api/price-estimate";
import { invalidInput, type Problem } from "@/lib/api/problem";

/**
 * `npm run -s estimate -- scenario.json`, or `-` for standard input. One scenario: its estimate on standard output,
 * or exit 2 and the problem on standard error. An array: an array of results in the same order, `{"error": …}` in
 * the place of each that was refused.
 */
function main(args: readonly string[]): number {
  const [file] = args;
  if (file === undefined || args.length !== 1) {
    return fail(problemWith("Name one file with a scenario, or - for standard input"));
  }
  const input = read(file);
  if (!input.ok) return fail(input.problem);
  if (Array.isArray(input.value)) {
    const results = input.value.map((scenario: unknown) => {
      const answer = priceEstimate(scenario);
      return answer.ok ? answer.value : { error: answer.problem };
    });
    return print(results);
  }
  const answer = priceEstimate(input.value);
  return answer.ok ? print(answer.value) : fail(answer.problem);
}

type Input =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

function read(file: string): Input {
  let text: string;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    return { ok: false, problem: problemWith(`Cannot read ${file}: ${reason(error)}`) };
  }
  try {
    // A file written on Windows may begin with a byte order mark.
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    return { ok: false, problem: problemWith(`Not JSON: ${reason(error)}`) };
  }
}

function problemWith(message: string): Problem {
  return invalidInput([{ path: "", message }]);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function print(value: unknown): number {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  return 0;
}

function fail(problem: Problem): number {
  process.stderr.write(`${JSON.stringify(problem, null, 2)}\n`);
  return 2;
}

// Not `process.exit`: it would cut off output that is still on its way into a pipe.
process.exitCode = main(process.argv.slice(2));
