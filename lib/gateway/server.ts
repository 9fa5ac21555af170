import httpProxy from "@fastify/http-proxy";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import { newId } from "@/db/ids";
import { type Problem, problem, problemContentType } from "@/lib/api/problem";
import { redactedPaths } from "@/lib/log";
import { gatewayMark, gatewayMarkHeader } from "@/lib/security/gateway-mark";
import { trustedProxies } from "@/lib/security/trusted-proxies";
import { sendSecurityHeaders, setSecurityHeaders } from "./answer-headers";
import { limitBodies } from "./body-limit";
import { entitlementRoutes } from "./entitlements";
import { healthRoutes } from "./health";
import { limitRates } from "./limits";
import { serveMetrics } from "./metrics";
import { usageEventRoutes } from "./usage-events";

export interface GatewayOptions {
  /** Where the web process listens; everything that is not the gateway's own is passed on to it. */
  readonly webUrl: string;
  readonly currentTime: () => Promise<Date>;
  readonly log: boolean;
}

/**
 * The service entrance: what gateways call in volume is answered here, the rest goes to the web process, so that
 * callers see one origin.
 */
export async function buildGateway(options: GatewayOptions): Promise<FastifyInstance> {
  const proxies = trustedProxies();
  // Without the secret, as in tests of what is the gateway's own, the web process believes no address.
  const mark = process.env.NEXTAUTH_SECRET ? gatewayMark(process.env.NEXTAUTH_SECRET) : "";
  const server = Fastify({
    // Whose word counts about clients' addresses and https; nobody's unless named.
    trustProxy: proxies.length > 0 ? proxies : false,
    logger: options.log
      ? { name: "gateway", level: process.env.LOG_LEVEL ?? "info", redact: redactedPaths }
      : false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    forceCloseConnections: "idle",
    // Fastify waits for ever by default: whoever sends a byte a minute would keep a connection.
    requestTimeout: longestRequestMs,
    // What cannot be an address reaches no hook and no error handler.
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(reply);
      const body = describeFailure(error.statusCode ?? 400, error.code);
      reply.header("content-type", problemContentType).hijack();
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      reply.raw.statusCode = body.status;
      reply.raw.end(JSON.stringify({ ...body, requestId: request.id }));
    },
  });

  // So that a caller, our log and what was written can be held side by side (`db/request.ts`).
  server.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  sendSecurityHeaders(server);
  server.setErrorHandler((error: Failure, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, "request failed");
    const body = error.problem ?? describeFailure(status, error.code);
    return reply
      .status(body.status)
      .type(problemContentType)
      .send({ ...body, requestId: request.id });
  });

  await serveMetrics(server, options.currentTime);
  await limitRates(server);

  await server.register(async (own) => {
    usageEventRoutes(own, options.currentTime);
    entitlementRoutes(own, options.currentTime);
    healthRoutes(own);
  });

  limitBodies(server);
  await server.register(httpProxy, {
    upstream: options.webUrl,
    // Next.js in development reloads pages over a websocket.
    websocket: true,
    // A page asks for dozens of files; only what goes wrong with them is worth a line.
    logLevel: "warn",
    replyOptions: {
      // The web process must see the address that people use: it checks the origin of actions against it.
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        host: request.headers.host ?? "",
        "x-forwarded-host": request.headers.host ?? "",
        "x-forwarded-proto": request.protocol,
        // Whatever the caller wrote here goes: the one address that is known, and that it was us who said so.
        "x-forwarded-for": request.ip,
        [gatewayMarkHeader]: mark,
        "x-request-id": request.id,
      }),
      onError: (reply, { error }) => {
        const body = isTooLarge(error)
          ? describeFailure(413, tooLarge)
          : problem(
              503,
              "web_not_available",
              "The console is starting or not available. Try again in a moment.",
            );
        reply.status(body.status).type(problemContentType).send(JSON.stringify(body));
      },
    },
  });
  return server;
}

/** Headers and body of a request; 8 MiB take less on any line that is worth the name. */
const longestRequestMs = 120_000;
const tooLarge = "FST_ERR_CTP_BODY_TOO_LARGE";

function isTooLarge(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause)
    if ("code" in each && each.code === tooLarge) return true;
  return false;
}

interface Failure extends Error {
  readonly statusCode?: number;
  readonly code?: string;
  /** Where whoever throws it knows what to say. */
  readonly problem?: Problem;
}

function describeFailure(status: number, code: string | undefined) {
  if (code === tooLarge) return problem(413, "body_too_large", "The request body is larger than 8 MiB.");
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    return problem(
      415,
      "unsupported_content_type",
      "Send application/cloudevents+json or application/cloudevents-batch+json.",
    );
  }
  if (status >= 500)
    return problem(
      500,
      "internal_error",
      "Something went wrong on our side. Send the request again: what was stored already counts once.",
    );
  return problem(status, "invalid_request", "The request could not be read.");
}
