import pino, { type Logger } from "pino";
import { currentRequestId } from "@/db/request";

/**
 * Headers that carry secrets never reach a log, wherever a request is logged. Data of rows never does either: the
 * archive takes it out of database errors (`db/error-data.ts`).
 */
export const redactedPaths = [
  "req.headers.authorization",
  "req.headers.cookie",
  'res.headers["set-cookie"]',
  "headers.authorization",
  "headers.cookie",
];

/** A log of one JSON object a line, each with the id of the request it belongs to. */
export function makeLog(name: string): Logger {
  return pino({
    name,
    level: process.env.LOG_LEVEL ?? "info",
    redact: redactedPaths,
    mixin: () => {
      const requestId = currentRequestId();
      return requestId ? { requestId } : {};
    },
  });
}
