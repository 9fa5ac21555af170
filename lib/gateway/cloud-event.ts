import { z } from "zod";
import type { FieldError } from "@/lib/api/problem";
import type { ReportedEvent } from "@/lib/operations/record-usage";
import { readPlainCall } from "./plain-call";

const maximumCount = 1_000_000_000;
/** NUL, which PostgreSQL does not store, and halves of surrogate pairs, which UTF-8 cannot say. */
const unstorable = /[\0\p{Surrogate}]/u;
const name = (maximum: number) =>
  z
    .string({ error: "is required" })
    .min(1, "must not be empty")
    .max(maximum, `is longer than ${maximum} characters`)
    .refine((text) => !unstorable.test(text), "must not hold NUL or half of a surrogate pair");

const head = {
  specversion: z.literal("1.0", { error: 'must be "1.0"' }),
  id: name(200),
  source: name(200),
  subject: z.uuid({ error: "must be the account's id, a UUID" }),
  time: z.iso.datetime({ offset: true, error: "is required: when it happened, ISO 8601 with offset" }),
};
const count = z
  .number({ error: "must be a whole number" })
  .int("must be a whole number")
  .min(1, "must be at least 1")
  .max(maximumCount, `must be at most ${maximumCount}`)
  .default(1);
const service = name(60).optional();

/** What a usage event may be; the API's documentation is made from it. */
export const eventSchema = z.discriminatedUnion(
  "type",
  [
    z.object({
      ...head,
      type: z.literal("api.call"),
      data: z.object({ operation: name(100), count, service }, { error: "is required" }),
    }),
    z.object({
      ...head,
      type: z.enum(["material.created", "material.deleted"]),
      data: z.object({ operation: name(100), materialId: name(200), service }, { error: "is required" }),
    }),
  ],
  { error: 'must be a CloudEvent of type "api.call", "material.created" or "material.deleted"' },
);

export type ParsedEvent =
  | { readonly ok: true; readonly event: ReportedEvent }
  | { readonly ok: false; readonly errors: FieldError[] };

/**
 * Reads one CloudEvent 1.0 (structured mode) or says which of its fields cannot be accepted. What is plainly good, as
 * nearly all is, is not put through the schema, which costs more than storing it; it says what is wrong with the rest.
 */
export function parseCloudEvent(input: unknown): ParsedEvent {
  const event = readPlainCall(input);
  return event ? { ok: true, event } : parseBySchema(input);
}

export function parseBySchema(input: unknown): ParsedEvent {
  const parsed = eventSchema.safeParse(input);
  if (!parsed.success) {
    return {
      ok: false,
      errors: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })),
    };
  }
  const { id, source, subject, time, type, data } = parsed.data;
  const common = {
    accountId: subject.toLowerCase(),
    source,
    eventId: id,
    occurredAt: new Date(time),
    operation: data.operation,
    service: data.service ?? null,
  };
  if (type === "api.call") return { ok: true, event: { ...common, type, calls: data.count } };
  return { ok: true, event: { ...common, type, calls: 1, materialId: data.materialId } };
}
