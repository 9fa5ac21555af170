import type { FastifyInstance, FastifyReply } from "fastify";

const twoYears = 63_072_000;

/** What is no page of the console runs nothing and is framed by nobody; pages bring a policy of their own (proxy.ts). */
const policyOfData = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

/** What every answer tells browsers, whoever made it: the gateway, the web process, or nobody because it is away. */
export function sendSecurityHeaders(server: FastifyInstance): void {
  server.addHook("onSend", async (_request, reply) => {
    setSecurityHeaders(reply);
  });
}

export function setSecurityHeaders(
  reply: Pick<FastifyReply, "hasHeader"> & { header(name: string, value: string): unknown },
  consoleUrl = process.env.NEXTAUTH_URL,
): void {
  reply.header("x-content-type-options", "nosniff");
  if (consoleUrl?.startsWith("https:"))
    reply.header("strict-transport-security", `max-age=${twoYears}; includeSubDomains`);
  const unlessSaid = {
    "content-security-policy": policyOfData,
    "referrer-policy": "same-origin",
    // Other sites' pages may not load what is ours into theirs.
    "cross-origin-resource-policy": "same-origin",
  };
  for (const [name, value] of Object.entries(unlessSaid))
    if (!reply.hasHeader(name)) reply.header(name, value);
}
