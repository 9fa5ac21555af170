import { cookies } from "next/headers";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { systemTransaction } from "@/db/client";
import { readSession, type SignedIn } from "@/lib/operations/signing-in/read-session";
import { instanceSecret } from "@/lib/security/settings";
import { sessionCookie } from "./cookies";

/**
 * The session this request comes with, asked from the database once per request; null when signed out. Real time, not
 * the instance's movable clock: moving that must not sign everybody out.
 */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const key = await sessionKey();
  return key ? systemTransaction((tx) => readSession(tx, key, new Date())) : null;
});

async function sessionKey(): Promise<string | null> {
  const jar = (await cookies()).getAll();
  // Without headers: a session is never taken from an Authorization header, which other sites' scripts could send.
  const request = { cookies: Object.fromEntries(jar.map(({ name, value }) => [name, value])), headers: {} };
  const token = await getToken({
    req: request as never,
    cookieName: sessionCookie().name,
    secret: instanceSecret(),
  });
  return typeof token?.sessionKey === "string" ? token.sessionKey : null;
}
