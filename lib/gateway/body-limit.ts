import { Transform } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** The most that any route of the web process takes; each has a limit of its own below it. */
export const largestBody = 8 * 1024 * 1024;

class BodyTooLarge extends Error {
  readonly statusCode = 413;
  readonly code = "FST_ERR_CTP_BODY_TOO_LARGE";
}

/**
 * Bounds what is passed on: Fastify counts the bodies it reads itself and not those it streams. A length that was
 * announced is refused at once, one that was not when it is passed.
 */
export function limitBodies(server: FastifyInstance): void {
  server.addHook("preParsing", async (request: FastifyRequest, _reply, payload) => {
    if (Number(request.headers["content-length"] ?? 0) > largestBody) throw new BodyTooLarge();
    if (request.headers["transfer-encoding"] === undefined) return payload;
    let size = 0;
    return payload.pipe(
      new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.byteLength;
          if (size > largestBody) done(new BodyTooLarge());
          else done(null, chunk);
        },
      }),
    );
  });
}
