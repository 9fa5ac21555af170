import { createHmac } from "node:crypto";
import { makeLog } from "@/lib/log";
import { instanceSecret } from "@/lib/security/settings";
import type { Capability } from "./permissions";

const log = makeLog("auth");

/**
 * A sign-in that did not succeed. Who it was for stands there as a code of this instance: the same for the same
 * address, so that tries can be counted, and nobody's name to whoever reads the log.
 */
export function noteRefusedSignIn(problem: string, email: string): void {
  const login = createHmac("sha256", instanceSecret()).update(email.trim().toLowerCase()).digest("base64url");
  log.warn({ problem, login: login.slice(0, 16) }, "sign-in refused");
}

/** Somebody signed in asked for what they may not: by a page, an address they guessed, or a form made by hand. */
export function noteRefusedAccess(userId: string, capability: Capability): void {
  log.warn({ userId, capability }, "not permitted");
}
