import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { problem } from "@/lib/api/problem";
import { bearerKey, hashApiKey } from "@/lib/auth/api-key";
import { rateLimits } from "@/lib/env";

/**
 * Requests a minute and caller, with the `RateLimit-*` headers. A caller of the API is its key, everybody else an
 * address. Each gateway counts for itself: this protects the process, it does not meter anybody. What platform keys
 * call in volume has a bound of its own, by what waits to be stored (429, see usage-events.ts).
 */
export async function limitRates(server: FastifyInstance): Promise<void> {
  const limits = rateLimits();
  await server.register(rateLimit, {
    timeWindow: 60_000,
    enableDraftSpec: true,
    cache: 20_000,
    allowList: (request) => !groupOf(request),
    keyGenerator: (request) => {
      const group = groupOf(request);
      const key = group === "key" ? bearerKey(request.headers.authorization) : null;
      return `${group} ${key ? hashApiKey(key) : request.ip}`;
    },
    max: (request) => limits[groupOf(request) ?? "page"],
    errorResponseBuilder: (_request, { ttl }) =>
      Object.assign(new Error("too many requests"), {
        statusCode: 429,
        problem: problem(
          429,
          "too_many_requests",
          `Too many requests. Try again in ${Math.ceil(ttl / 1000)} seconds.`,
        ),
      }),
  });
}

type Group = "key" | "anonymous" | "page";

const unlimited =
  /^\/(healthz|readyz|metrics|_next\/static|icon\.svg|api\/v1\/(usage-events|entitlement-changes|accounts\/[^/]+\/entitlements))/;

/** undefined: not counted. */
function groupOf(request: FastifyRequest): Group | undefined {
  if (unlimited.test(request.url)) return undefined;
  if (!request.url.startsWith("/api/v1/")) return "page";
  return bearerKey(request.headers.authorization) ? "key" : "anonymous";
}
