import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { systemTransaction } from "@/db/client";
import { type FeedPosition, listFeed } from "@/db/feed";
import { isId } from "@/db/ids";
import { type ApiKey, findKeyByHash } from "@/db/instance";
import { invalidInput, type Problem, problem, problemContentType, refusalProblem } from "@/lib/api/problem";
import { bearerKey, hashApiKey } from "@/lib/auth/api-key";
import { may, roleOfKey } from "@/lib/auth/permissions";
import { EntitlementReads } from "./entitlement-reads";

const pageSize = 500;

/**
 * What gateways follow: `GET /api/v1/accounts/{id}/entitlements` (with an ETag) and the feed of changes,
 * `GET /api/v1/entitlement-changes?after={cursor}`. Platform keys see all accounts, account keys their own.
 */
export function entitlementRoutes(server: FastifyInstance, currentTime: () => Promise<Date>): void {
  const reads = new EntitlementReads(currentTime);
  server.get<{ Params: { id: string } }>("/api/v1/accounts/:id/entitlements", async (request, reply) => {
    const accountId = request.params.id.toLowerCase();
    const bearer = bearerKey(request.headers.authorization);
    if (!bearer) return send(reply, notAuthenticated);
    const keyHash = hashApiKey(bearer);
    const { key, found } = await reads.ask({ keyHash, accountId: isId(accountId) ? accountId : null });
    if (!key) return send(reply, notAuthenticated);
    if (!may(roleOfKey(key), "entitlements.ask")) return send(reply, notPermitted);
    if (key.accountId !== null && key.accountId !== accountId) return send(reply, notPermitted);
    if (!isId(accountId))
      return send(reply, invalidInput([{ path: "id", message: "must be the account's id, a UUID" }]));
    if (!found)
      return send(reply, refusalProblem({ code: "account_unknown", params: { account: accountId } }));
    const body = JSON.stringify(found);
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
    reply.header("etag", etag).header("cache-control", "private, no-cache");
    if (request.headers["if-none-match"] === etag) return reply.status(304).send();
    return reply.type("application/json").send(body);
  });

  server.get<{ Querystring: { after?: string | string[]; limit?: string | string[] } }>(
    "/api/v1/entitlement-changes",
    async (request, reply) => {
      const key = await keyOf(request);
      if (!key) return send(reply, notAuthenticated);
      if (!may(roleOfKey(key), "entitlements.ask")) return send(reply, notPermitted);
      const { after, limit } = request.query;
      // A parameter that is there twice comes as a list.
      const position = after === undefined || after === "" ? null : readCursor(String(after));
      if (position === undefined)
        return send(reply, invalidInput([{ path: "after", message: "is not a cursor of this feed" }]));
      const size = limit === undefined ? pageSize : Number(limit);
      if (!Number.isInteger(size) || size < 1 || size > pageSize) {
        return send(
          reply,
          invalidInput([{ path: "limit", message: `must be a whole number from 1 to ${pageSize}` }]),
        );
      }
      const rows = await systemTransaction((tx) => listFeed(tx, position, size, key.accountId));
      const last = rows.at(-1);
      return {
        changes: rows.map((row) => ({
          account: row.accountId,
          service: row.service,
          change: row.change,
          at: row.occurredAt.toISOString(),
        })),
        cursor: last ? `${last.xid}.${last.id}` : (after ?? null),
      };
    },
  );
}

function keyOf(request: FastifyRequest): Promise<ApiKey | undefined> | undefined {
  const key = bearerKey(request.headers.authorization);
  return key ? systemTransaction((tx) => findKeyByHash(tx, hashApiKey(key))) : undefined;
}

/** undefined: not a cursor. */
function readCursor(text: string): FeedPosition | undefined {
  const [xid = "", id = ""] = text.split(".");
  return /^\d{1,20}$/.test(xid) && BigInt(xid) < 2n ** 64n && isId(id) ? { xid, id } : undefined;
}

const notAuthenticated = problem(401, "not_authenticated", "Send an API key as `Authorization: Bearer …`.");
const notPermitted = problem(403, "not_permitted", "This key reads its own account only.");

function send(reply: FastifyReply, body: Problem) {
  return reply
    .status(body.status)
    .type(problemContentType)
    .send({ ...body, requestId: reply.request.id });
}
