import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hashApiKey } from "@/lib/auth/api-key";
import { instanceKeys } from "@/lib/operations/signing-in/testing/logins";
import { systemTransaction } from "../client";
import { findKeyByHash } from "../instance";
import { temporaryFolder } from "../temporary-folder";
import { freshDatabase } from "../testing/fresh-database";
import { proveBooksAfterEach } from "../testing/proof";
import { seedDemo } from "./demo";

freshDatabase();
proveBooksAfterEach();
instanceKeys();

const folder = temporaryFolder("facet-seed-");
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const works = async (key: string) =>
  (await systemTransaction((tx) => findKeyByHash(tx, hashApiKey(key)))) !== undefined;

test("the demo's data is made once, and the key it prints works, also when its file is of a database that was reset", async () => {
  const file = join(folder, "platform-key");
  writeFileSync(file, "fpk_of_an_earlier_database_that_is_gone");
  const now = new Date();
  const key = await seedDemo(now, file);
  expect(await works(key)).toBe(true);
  expect(existsSync(file)).toBe(true);
  const count = () =>
    systemTransaction(
      async (tx) => (await tx.sql<{ n: number }[]>`select count(*)::int as n from accounts`)[0]?.n,
    );
  const before = await count();
  expect(await seedDemo(new Date(now.getTime() + 60_000), file)).toBe(key);
  expect(await count()).toBe(before);
});
