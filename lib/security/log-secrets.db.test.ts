import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { freshDatabase } from "@/db/testing/fresh-database";

freshDatabase();

test("what goes wrong is logged, and neither who it was nor what they hold", async () => {
  const secrets = {
    EMAIL: "somebody.private@example.com",
    PASSWORD: "a-password-nobody-logs",
    KEY: `fak_${"k".repeat(43)}`,
  };
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "lib/security/testing/bad-day.ts"],
    { env: { ...process.env, ...secrets, NEXTAUTH_SECRET: "a secret of this instance, long enough" } },
  );
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { level: number; name: string });
  const errors = lines.filter(({ level }) => level >= 50).map(({ name }) => name);
  expect(new Set(errors)).toEqual(new Set(["api", "web", "gateway", "auth"]));
  const refused = lines.filter(({ level, name }) => level === 40 && name === "auth");
  expect(refused).toMatchObject([
    { problem: "failed", login: expect.stringMatching(/^[\w-]{16}$/) },
    { capability: "finance.see" },
  ]);
  for (const secret of [...Object.values(secrets), "192.0.2.77"])
    expect(stdout + stderr).not.toContain(secret);
}, 120_000);
