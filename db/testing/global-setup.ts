import { rmSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../embedded";
import { migrateDatabase } from "../migrate";
import { temporaryFolder } from "../temporary-folder";

declare module "vitest" {
  interface ProvidedContext {
    /** A database with the schema and nothing else; test files copy it. */
    readonly templateUrl: string;
  }
}

/** One PostgreSQL for all test files: the embedded one, or the server that `TEST_DATABASE_URL` names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const folder = given ? null : temporaryFolder("facet-test-");
  const server = folder
    ? await startEmbedded({
        dataDirectory: join(folder, "data"),
        settings: { max_connections: "200", shared_preload_libraries: "pg_stat_statements" },
      })
    : null;
  const admin = given ?? server?.url("postgres") ?? "";
  const name = `facet_template_${process.pid}`;
  const sql = postgres(admin, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create database ${name}`);
  const template = new URL(admin);
  template.pathname = `/${name}`;
  await migrateDatabase(template.href, new Date());
  await sql.end();
  project.provide("templateUrl", template.href);
  return async () => {
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
}
