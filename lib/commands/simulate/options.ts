import { parseArgs } from "node:util";
import { z } from "zod";

const whole = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum);
const share = z.coerce.number().min(0).max(1);

const schema = z.object({
  url: z.url(),
  key: z.string().min(20),
  accounts: whole(1, 100_000),
  /** Events per second over all accounts; 0: as fast as it goes. */
  rate: whole(0, 1_000_000),
  /** Seconds. */
  duration: whole(1, 86_400),
  /** Events per request. */
  batch: whole(1, 10_000),
  connections: whole(1, 64),
  /** Shares of events sent twice, and reported up to an hour late. */
  duplicates: share,
  late: share,
});

export type SimulateOptions = z.infer<typeof schema>;

export const usage = `npm run simulate -- [--accounts 20] [--rate 500] [--duration 20] [--batch 100] [--connections 4]
  [--duplicates 0.05] [--late 0.05] [--url http://localhost:3000] [--key fpk_…]`;

/** Reads the command line; `defaults` come from the running demo. Throws with a sentence per wrong option. */
export function readOptions(
  argv: readonly string[],
  defaults: { url?: string; key?: string },
): SimulateOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      url: { ...text, default: defaults.url },
      key: { ...text, default: defaults.key },
      accounts: { ...text, default: "20" },
      rate: { ...text, default: "500" },
      duration: { ...text, default: "20" },
      batch: { ...text, default: "100" },
      connections: { ...text, default: "4" },
      duplicates: { ...text, default: "0.05" },
      late: { ...text, default: "0.05" },
    },
  });
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`).join("\n"),
  );
}
