import pino from "pino";
import { newId } from "@/db/ids";
import { type Problem, problem, problemContentType } from "./problem";

const log = pino({ name: "api" });

/**
 * Runs a route of the API. A problem becomes problem+json; a bug becomes a 500 with the request's id and nothing of
 * what is inside. Every answer carries the id, so that a caller can name it to support.
 */
export async function answer(work: () => Promise<Response | Problem>): Promise<Response> {
  const requestId = newId();
  try {
    const result = await work();
    return result instanceof Response ? named(result, requestId) : problemResponse(result, requestId);
  } catch (error) {
    log.error({ err: error, requestId }, "request failed");
    const unexpected = problem(500, "internal_error", "Something went wrong on our side. Try again.");
    return problemResponse(unexpected, requestId);
  }
}

/** An answer that belongs to one caller and moment, so no cache may keep it. */
export function privateJson(body: unknown): Response {
  return Response.json(body, { headers: { "cache-control": "private, no-store" } });
}

function problemResponse(body: Problem, requestId: string): Response {
  return new Response(JSON.stringify({ ...body, requestId }), {
    status: body.status,
    headers: {
      "content-type": problemContentType,
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...(body.status === 401 ? { "www-authenticate": "Bearer" } : {}),
    },
  });
}

function named(response: Response, requestId: string): Response {
  response.headers.set("x-request-id", requestId);
  return response;
}
