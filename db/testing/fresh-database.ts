import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { closePool } from "../client";
import { newId } from "../ids";

/**
 * Gives the test file a database of its own, with the schema and no rows, as the process's `DATABASE_URL`.
 * `connections`: how many the test's operations may use at once; races need as many as they have racers.
 */
export function freshDatabase(connections = 10): void {
  beforeAll(async () => {
    process.env.DATABASE_POOL = String(connections);
    const template = new URL(inject("templateUrl"));
    const name = `facet_${newId().replaceAll("-", "")}`;
    const admin = new URL(template);
    admin.pathname = "/postgres";
    const sql = postgres(admin.href, { max: 1, onnotice: () => {} });
    // Copying a database needs it unused for the moment; parallel test files take turns.
    await sql`select pg_advisory_lock(hashtext('facet-template'))`;
    await sql.unsafe(`create database ${name} template ${template.pathname.slice(1)}`);
    await sql.end();
    const own = new URL(template);
    own.pathname = `/${name}`;
    process.env.DATABASE_URL = own.href;
  });
  afterAll(() => closePool());
}
