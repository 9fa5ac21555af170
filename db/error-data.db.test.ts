import { inspect } from "node:util";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { findUser, saveUser } from "./accounts";
import { systemTransaction } from "./client";
import { newId } from "./ids";
import { freshDatabase } from "./testing/fresh-database";

freshDatabase();

const user = (email: string, locale: "en" | "fr" = "en") => ({
  id: newId(),
  email,
  name: "Ada Private",
  passwordHash: "$argon2id$very-private",
  locale: locale as "en",
  createdAt: new Date(),
});

/** Everything that a log line or an error page could show of it. */
function shown(error: unknown): string {
  const lines: string[] = [];
  pino({}, { write: (line: string) => lines.push(line) }).error({ err: error }, "failed");
  return `${lines.join("")} ${inspect(error, { depth: 9 })} ${String(error)}`;
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe("an error of a statement", () => {
  test.each([
    ["a unique key", () => user("taken@example.com"), "23505"],
    ["a check", () => user("other@example.com", "fr"), "23514"],
  ])("of %s says which, and nothing of the person whose row it was", async (_what, make, code) => {
    const first = user("taken@example.com");
    await systemTransaction(async (tx) => {
      const before = await findUser(tx, first.id);
      if (!before) await saveUser(tx, first);
    }).catch(() => undefined);
    const error = await failureOf(systemTransaction((tx) => saveUser(tx, make())));
    expect(error).toMatchObject({ code, constraint_name: expect.any(String) });
    expect(shown(error)).not.toMatch(/example\.com|Private|argon2id/);
  });
});
