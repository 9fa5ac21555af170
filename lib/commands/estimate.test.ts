import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "estimate-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as a customer's script does: a process of its own, without a database. */
function run(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "lib/commands/estimate.ts", ...args],
    { cwd: root, input, encoding: "utf8", maxBuffer: 100_000_000 },
  );
  return { status, stdout, stderr };
}

const scenario = (calls: number, meter = "faceid-intl/liveness-face-comparison") => ({
  site: "international",
  month: "2026-10",
  usage: [{ meter, calls, at: "2026-10-15T12:00:00+08:00" }],
});

describe("the estimate command", { timeout: 60_000 }, () => {
  it("reads a file and prints the bill", () => {
    const file = join(folder, "scenario.json");
    writeFileSync(file, JSON.stringify(scenario(20_000)));
    const { status, stdout, stderr } = run([file]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ currency: "USD", total: "6000.00" });
  });

  it("reads standard input for -", () => {
    const { status, stdout } = run(["-"], `\uFEFF${JSON.stringify(scenario(1))}`);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ total: "0.40" });
  });

  it("exits with 2 and the field errors on standard error for bad input", () => {
    const { status, stdout, stderr } = run(["-"], JSON.stringify({ ...scenario(-1), month: "2026" }));
    expect([status, stdout]).toEqual([2, ""]);
    expect(JSON.parse(stderr)).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "month" }, { path: "usage.0.calls" }],
    });
  });

  it.each([
    ["no file named", [], ""],
    ["no such file", [join(folder, "nothing.json")], ""],
    ["no JSON", ["-"], "{"],
    ["nothing at all", ["-"], ""],
  ])("exits with 2 and says why: %s", (_, args, input) => {
    const { status, stdout, stderr } = run(args, input);
    expect([status, stdout]).toEqual([2, ""]);
    expect(JSON.parse(stderr)).toMatchObject({ code: "invalid_input", errors: [{ path: "" }] });
  });

  it("answers 10,000 scenarios in one run, in their order, with refused ones in their place", () => {
    const scenarios: unknown[] = Array.from({ length: 10_000 }, (_, index) => scenario(index));
    scenarios[5_000] = { site: "international" };
    const { status, stdout } = run(["-"], JSON.stringify(scenarios));
    expect(status).toBe(0);
    const results: unknown[] = JSON.parse(stdout);
    expect(results).toHaveLength(10_000);
    expect(results[1_000]).toMatchObject({ lines: [{ calls: 1_000 }], total: "400.00" });
    expect(results[5_000]).toMatchObject({
      error: { code: "invalid_input", errors: [{ path: "month" }, { path: "usage" }] },
    });
    expect(results[9_999]).toMatchObject({ lines: [{ calls: 9_999 }], total: "3499.65" });
  });
});
