import { isUtf8 } from "node:buffer";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  type FieldError,
  invalidInput,
  type Problem,
  problem,
  problemContentType,
  refusalProblem,
} from "@/lib/api/problem";
import { bearerKey, hashApiKey } from "@/lib/auth/api-key";
import { refusalSentence } from "@/lib/billing/refusals";
import { usageEventCounter } from "@/lib/metrics/usage-events";
import type { EventOutcome, ReportedEvent } from "@/lib/operations/record-usage";
import { parseCloudEvent } from "./cloud-event";
import { isOutage } from "./outage";
import { PlatformKeys } from "./platform-keys";
import { recordReports } from "./record-reports";
import { type Report, type ReportResult, UsageLanes } from "./usage-lanes";

const maximumEvents = 10_000;
const maximumBody = 8 * 1024 * 1024;

type Parsed = { index: number; event: ReportedEvent } | { index: number; errors: FieldError[] };

interface Rejection {
  readonly index: number;
  readonly code: string;
  readonly message: string;
}

/**
 * `POST /api/v1/usage-events`: one CloudEvent or a batch. Requests are committed together (group commit); what is
 * answered as accepted is on disk. One bad event never loses the good ones beside it.
 */
export function usageEventRoutes(server: FastifyInstance, currentTime: () => Promise<Date>): void {
  const keys = new PlatformKeys();
  const count = usageEventCounter(server.metrics);
  const lanes = new UsageLanes({
    commit: async (reports) => commitReports(keys, reports, await currentTime()),
    failsAll: isOutage,
  });
  server.addHook("onClose", () => lanes.drain());

  // Fastify's own parsers would let text/plain and application/json in.
  server.removeAllContentTypeParsers();
  for (const type of ["application/cloudevents+json", "application/cloudevents-batch+json"]) {
    server.addContentTypeParser(type, { parseAs: "buffer", bodyLimit: maximumBody }, (_request, body, done) =>
      done(null, body),
    );
  }

  server.post("/api/v1/usage-events", { bodyLimit: maximumBody }, async (request, reply) => {
    const key = bearerKey(request.headers.authorization);
    if (!key)
      return send(
        reply,
        problem(401, "not_authenticated", "Send a platform key as `Authorization: Bearer …`."),
      );
    const keyHash = hashApiKey(key);
    // Reading thousands of events is work; who has no key does not get it done.
    if (!keys.isKnown(keyHash) && !(await keys.inForce([keyHash], await currentTime())).has(keyHash))
      return send(reply, notPermitted);
    const batch = contentType(request) === "application/cloudevents-batch+json";
    const body = readJson(request.body);
    if (body === undefined) return send(reply, invalidInput([{ path: "", message: "is not valid JSON" }]));
    if (batch && !Array.isArray(body))
      return send(
        reply,
        invalidInput([{ path: "", message: "a batch must be a JSON array of CloudEvents" }]),
      );
    if (batch && Array.isArray(body) && body.length > maximumEvents) {
      return send(
        reply,
        problem(
          413,
          "too_many_events",
          `A batch holds at most ${maximumEvents} events; this one has ${body.length}.`,
        ),
      );
    }
    const parsed = parseAll(batch && Array.isArray(body) ? body : [body]);
    const events = parsed.flatMap((one) => ("event" in one ? [one.event] : []));
    const submitted = lanes.submit({ keyHash, events });
    if (!submitted) {
      reply.header("retry-after", "1");
      return send(
        reply,
        problem(
          429,
          "too_busy",
          "Too many events are waiting to be stored. Send this request again after a second.",
        ),
      );
    }
    const outcomes = await submitted;
    if (!outcomes) return send(reply, notPermitted);
    const answer = answerAll(parsed, outcomes);
    const { accepted, duplicates, rejected } = answer;
    count({ accepted, duplicate: duplicates, rejected: rejected.length });
    const wrong = batch ? undefined : problemOf(parsed[0], outcomes[0]);
    return wrong ? send(reply, wrong) : answer;
  });
}

const notPermitted = problem(
  403,
  "not_permitted",
  "This key may not report usage. Use a platform key that is not revoked.",
);

async function commitReports(
  keys: PlatformKeys,
  reports: readonly Report[],
  now: Date,
): Promise<ReportResult[]> {
  const allowed = await keys.inForce(
    reports.map((report) => report.keyHash),
    now,
  );
  const permitted = reports.filter((report) => allowed.has(report.keyHash));
  const results = await recordReports(permitted, now);
  const resultOf = new Map(permitted.map((report, index) => [report, results[index] ?? null]));
  return reports.map((report) => resultOf.get(report) ?? null);
}

function parseAll(inputs: readonly unknown[]): Parsed[] {
  return inputs.map((input, index) => {
    const parsed = parseCloudEvent(input);
    return parsed.ok ? { index, event: parsed.event } : { index, errors: parsed.errors };
  });
}

function answerAll(parsed: readonly Parsed[], outcomes: readonly EventOutcome[]) {
  const rejected: Rejection[] = [];
  let accepted = 0;
  let duplicates = 0;
  let next = 0;
  for (const one of parsed) {
    if ("errors" in one) {
      rejected.push({
        index: one.index,
        code: "invalid_input",
        message: one.errors.map((error) => `${error.path || "event"} ${error.message}`).join("; "),
      });
      continue;
    }
    const outcome = outcomes[next++];
    if (outcome?.status === "accepted") accepted++;
    else if (outcome?.status === "duplicate") duplicates++;
    else if (outcome)
      rejected.push({
        index: one.index,
        code: outcome.refusal.code,
        message: refusalSentence(outcome.refusal, "en"),
      });
  }
  return { accepted, duplicates, rejected };
}

/** What is wrong with an event that came by itself: it is the request's own problem then. */
function problemOf(parsed: Parsed | undefined, outcome: EventOutcome | undefined): Problem | undefined {
  if (parsed && "errors" in parsed) return invalidInput(parsed.errors);
  if (outcome?.status === "rejected") return refusalProblem(outcome.refusal);
  return undefined;
}

function send(reply: FastifyReply, body: Problem) {
  return reply
    .status(body.status)
    .type(problemContentType)
    .send({ ...body, requestId: reply.request.id });
}

function contentType(request: FastifyRequest): string | undefined {
  return request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
}

/** undefined: not JSON, or not UTF-8: replacing what cannot be read would make one identity of two (rule U6). */
function readJson(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || !isUtf8(body)) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
