import { z } from "zod";

const name = /^[A-Za-z0-9_-]+$/;

/** Where usage events are read from, if not only from the gateway's HTTP entrance. */
const schema = z.object({
  NATS_URL: z
    .string({ error: "is required: nats://host:4222, several separated by commas" })
    .min(1, "is required: nats://host:4222, several separated by commas"),
  NATS_STREAM: z.string().regex(name, "must be a stream's name").default("USAGE"),
  NATS_SUBJECT: z.string().min(1).default("usage.events"),
  NATS_CONSUMER: z.string().regex(name, "must be a consumer's name").default("facet"),
  NATS_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
  NATS_USER: z.string().optional(),
  NATS_PASSWORD: z.string().optional(),
});

export interface IntakeSettings {
  readonly servers: readonly string[];
  readonly stream: string;
  /** CloudEvents, one or an array a message. What is refused goes to `<subject>.rejected`, with why. */
  readonly subject: string;
  readonly consumer: string;
  /** Of the streams, where this process makes them. */
  readonly replicas: number;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/** Throws with the name of what is missing or wrong. */
export function intakeSettings(source: Record<string, string | undefined> = process.env): IntakeSettings {
  const read = schema.safeParse(source);
  if (!read.success) {
    throw new Error(read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"));
  }
  const { NATS_URL, NATS_STREAM, NATS_SUBJECT, NATS_CONSUMER, NATS_REPLICAS, NATS_USER, NATS_PASSWORD } =
    read.data;
  return {
    servers: NATS_URL.split(",").map((server) => server.trim()),
    stream: NATS_STREAM,
    subject: NATS_SUBJECT,
    consumer: NATS_CONSUMER,
    replicas: NATS_REPLICAS,
    user: NATS_USER,
    password: NATS_PASSWORD,
  };
}
