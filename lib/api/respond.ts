import { isId, newId } from "@/db/ids";
import { withRequest } from "@/db/request";
import { makeLog } from "@/lib/log";
import { type Problem, problem, problemContentType } from "./problem";

const log = makeLog("api");

/**
 * Runs a route of the API. A problem becomes problem+json; a bug becomes a 500 with the request's id and nothing of
 * what is inside. Every answer carries the id, which the gateway gave
 * it, so that a caller can name it to support.
 */
export async function answer(request: Request, work: () => Promise<Response | Problem>): Promise<Response> {
  const given = request.headers.get("x-request-id") ?? "";
  const requestId = isId(given) ? given : newId();
  try {
    const result = await withRequest(requestId, work);
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
