import postgres from "postgres";
import { demoTotpSecret } from "@/db/seed/personas";
import { totpCode } from "@/lib/security/totp";
import { findInstance } from "./instance";

/** The code that the demo's staff sign in with just now: each of them has the same authenticator secret. */
export function demoCode(): string {
  return totpCode(demoTotpSecret, new Date());
}

/**
 * The same for scripts that sign in more often than every half minute: forgets that a code of this time was used
 * already, which only somebody with the database can.
 */
export async function freshDemoCode(
  databaseUrl = process.env.E2E_DATABASE_URL ?? findInstance()?.databaseUrl ?? "",
): Promise<string> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    await sql`update second_factors set last_step = 0 where user_id in (select id from users where email like '%@demo.example')`;
  } finally {
    await sql.end();
  }
  return demoCode();
}
