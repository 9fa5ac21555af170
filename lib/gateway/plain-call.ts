import type { ReportedEvent } from "@/lib/operations/record-usage";

/** Lower case, as the console writes account ids; of the versions that `z.uuid()` takes. */
const accountId = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Days that every year has: 29 February is for the schema. */
const instant =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
/** Neither NUL nor any half of a surrogate pair; names with characters beyond the basic plane are for the schema. */
const plainText = /^[^\0\ud800-\udfff]+$/;

/**
 * A call event that is good beyond doubt by a few comparisons; null: the schema has to say. It takes nothing that the
 * schema refuses and reads nothing differently, which its test holds it to.
 */
export function readPlainCall(input: unknown): ReportedEvent | null {
  if (!isRecord(input) || input.type !== "api.call" || input.specversion !== "1.0") return null;
  const { id, source, subject, time, data } = input;
  if (!isName(id, 200) || !isName(source, 200)) return null;
  if (typeof subject !== "string" || !accountId.test(subject)) return null;
  if (typeof time !== "string" || !instant.test(time)) return null;
  if (!isRecord(data)) return null;
  const { operation, count = 1, service } = data;
  if (!isName(operation, 100) || !(service === undefined || isName(service, 60))) return null;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 1 || count > 1_000_000_000)
    return null;
  return {
    type: "api.call",
    accountId: subject,
    source,
    eventId: id,
    occurredAt: new Date(time),
    operation,
    service: service ?? null,
    calls: count,
  };
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function isName(text: unknown, maximum: number): text is string {
  return typeof text === "string" && text.length <= maximum && plainText.test(text);
}
