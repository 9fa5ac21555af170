import { oidcSettings } from "./auth/oidc-settings";
import { innerPort, parseDatabaseEnv, parseEnv, rateLimits, rawEventDays, stripeKeys } from "./env";
import { intakeSettings } from "./intake/settings";
import { encryptionKeys } from "./security/settings";
import { trustedProxies } from "./security/trusted-proxies";

type Source = Readonly<Record<string, string | undefined>>;

/** What each process reads. Mail, SMS and webhooks are not among it: a mistake there closes that channel only. */
const readers: Readonly<
  Record<"web" | "gateway" | "worker" | "intake", readonly ((source: Source) => unknown)[]>
> = {
  web: [parseEnv, encryptionKeys, stripeKeys, oidcSettings],
  gateway: [parseEnv, trustedProxies, rateLimits],
  worker: [parseEnv, rawEventDays, (source) => innerPort("WORKER_PORT", source)],
  intake: [parseDatabaseEnv, intakeSettings, (source) => innerPort("INTAKE_PORT", source)],
};

/** Ends the process at its start with everything that is wrong with its environment, instead of page by page later. */
export function checkEnvironment(name: keyof typeof readers, source: Source = process.env): void {
  const wrong = readers[name].flatMap((read) => {
    try {
      read(source);
      return [];
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });
  if (wrong.length > 0) throw new Error(`The ${name} process cannot start.\n${wrong.join("\n")}`);
}
