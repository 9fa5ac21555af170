import { z } from "zod";

/**
 * What the environment may say, checked once and with clear messages. `INSTANCE=demo` allows what must never be in
 * production: moving the clock and paying with the sandbox method.
 */
const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" }),
  INSTANCE: z.enum(["production", "demo"], { error: "must be production or demo" }).default("production"),
  NEXTAUTH_SECRET: z
    .string({ error: "is required: at least 32 random characters" })
    .min(32, "needs at least 32 random characters"),
  NEXTAUTH_URL: z
    .url({ error: "must be the address people open, e.g. https://console.example.com" })
    .refine(isSafe, { error: "must begin with https:// unless it is this machine's own address" }),
});

/** Cookies and passwords travel over what is not encrypted only where they never leave the machine. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  return parseBy(schema, source);
}

/** What a process needs that opens no page and sends no mail: it is given no secret of those that do. */
export function parseDatabaseEnv(
  source: Record<string, string | undefined>,
): Pick<Env, "DATABASE_URL" | "INSTANCE"> {
  return parseBy(schema.pick({ DATABASE_URL: true, INSTANCE: true }), source);
}

function parseBy<Output>(by: z.ZodType<Output>, source: Record<string, string | undefined>): Output {
  const result = by.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  throw new Error(`The environment is not complete:\n${lines.join("\n")}`);
}

export function isDemoInstance(): boolean {
  return process.env.INSTANCE === "demo";
}

/** The keys of Stripe Checkout; null where this instance has none. One without the other is a mistake, said at once. */
export function stripeKeys(
  source: Record<string, string | undefined> = process.env,
): { readonly secretKey: string; readonly webhookSecret: string } | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = source;
  if (!secretKey && !webhookSecret) return null;
  if (!secretKey || !webhookSecret)
    throw new Error("STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET are needed together");
  return { secretKey, webhookSecret };
}

const defaultRawEventDays = 400;
/** Late events refer to raw events of up to 90 days (rule U7); less than this would lose repeats of them. */
const leastRawEventDays = 120;

/** How long raw usage events are kept, in days (RAW_EVENT_DAYS); bills and totals stay whatever it says. */
export function rawEventDays(): number {
  return daysOf("RAW_EVENT_DAYS", defaultRawEventDays, leastRawEventDays);
}

/** How long deliveries are kept that were sent, kept here or cancelled (DELIVERY_DAYS). */
export function deliveryDays(): number {
  return daysOf("DELIVERY_DAYS", 90, 7);
}

/** How long dead letters are kept, for people to look at and send again (DEAD_LETTER_DAYS). */
export function deadLetterDays(): number {
  return daysOf("DEAD_LETTER_DAYS", 365, 30);
}

function daysOf(name: string, usual: number, least: number): number {
  const days = Number(process.env[name] || usual);
  if (!Number.isInteger(days) || days < least)
    throw new Error(`${name} must be a whole number of at least ${least}`);
  return days;
}

const defaultRates = { key: 600, anonymous: 120, page: 3_000 } as const;

/**
 * Requests a minute that one caller of the public port may make: an API key (RATE_LIMIT_KEY), an address that calls the
 * API without one (RATE_LIMIT_ANONYMOUS), an address that opens pages (RATE_LIMIT_PAGES).
 */
export function rateLimits(
  source: Record<string, string | undefined> = process.env,
): Record<keyof typeof defaultRates, number> {
  return {
    key: wholeNumber(source, "RATE_LIMIT_KEY", defaultRates.key),
    anonymous: wholeNumber(source, "RATE_LIMIT_ANONYMOUS", defaultRates.anonymous),
    page: wholeNumber(source, "RATE_LIMIT_PAGES", defaultRates.page),
  };
}

function wholeNumber(source: Record<string, string | undefined>, name: string, otherwise: number): number {
  const value = Number(source[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} must be a whole number of at least 1`);
  return value;
}

/** What `/metrics` asks for; an empty text: nothing (demo instances only); null: there is no such page. */
export function metricsToken(source: Record<string, string | undefined> = process.env): string | null {
  return source.METRICS_TOKEN || (source.INSTANCE === "demo" ? "" : null);
}

/** Where a process that answers nobody else tells how it is; null: nowhere. */
export function innerPort(
  name: "WORKER_PORT" | "INTAKE_PORT",
  source: Record<string, string | undefined> = process.env,
): number | null {
  return source[name] ? wholeNumber(source, name, 0) : null;
}
