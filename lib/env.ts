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
  NEXTAUTH_URL: z.url({ error: "must be the address people open, e.g. https://console.example.com" }),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
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
  const days = Number(process.env.RAW_EVENT_DAYS ?? defaultRawEventDays);
  if (!Number.isInteger(days) || days < leastRawEventDays) {
    throw new Error(`RAW_EVENT_DAYS must be a whole number of at least ${leastRawEventDays}`);
  }
  return days;
}
