import { isUtf8 } from "node:buffer";
import { parseCloudEvent } from "@/lib/gateway/cloud-event";
import type { ReportedEvent } from "@/lib/operations/record-usage";

export type ReadEvent = { readonly event: ReportedEvent } | { readonly problem: string };

/** The CloudEvents of a message, one or an array of them, each by itself: one that cannot be read loses no other. */
export function readMessage(data: Uint8Array): ReadEvent[] {
  const body = isUtf8(data) ? parseJson(Buffer.from(data).toString()) : undefined;
  if (body === undefined) return [{ problem: "the message is not valid JSON" }];
  return (Array.isArray(body) ? body : [body]).map((input) => {
    const parsed = parseCloudEvent(input);
    if (parsed.ok) return { event: parsed.event };
    return { problem: parsed.errors.map(({ path, message }) => `${path || "event"} ${message}`).join("; ") };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
