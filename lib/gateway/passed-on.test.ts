import http from "node:http";
import type { AddressInfo } from "node:net";
import net from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gatewayMark, gatewayMarkHeader } from "@/lib/security/gateway-mark";
import { largestBody } from "./body-limit";
import { buildGateway } from "./server";

/** What reaches the web process, and what comes back, when a caller writes requests by hand. */
const secret = "a secret of this instance, long enough";
let seen: { url: string; headers: http.IncomingHttpHeaders; bytes: number }[];
let port: number;
const closers: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  seen = [];
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  vi.stubEnv("NEXTAUTH_URL", "https://console.example.com");
  const web = http.createServer((request, response) => {
    const one = { url: request.url ?? "", headers: request.headers, bytes: 0 };
    seen.push(one);
    request.on("data", (chunk: Buffer) => {
      one.bytes += chunk.byteLength;
    });
    request.on("end", () => response.end("a page"));
  });
  await new Promise<void>((done) => web.listen(0, "127.0.0.1", done));
  const webUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  const gateway = await buildGateway({ webUrl, currentTime: async () => new Date(), log: false });
  await gateway.listen({ port: 0, host: "127.0.0.1" });
  port = (gateway.server.address() as AddressInfo).port;
  closers.push(
    () => gateway.close(),
    () => {
      web.closeAllConnections();
      return new Promise((done) => web.close(done));
    },
  );
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  vi.unstubAllEnvs();
});

/** Writes bytes and reads the first answer, or what came of it when the connection ends. */
function send(text: string): Promise<string> {
  return new Promise((done, failed) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString("latin1");
      if (isWhole(answer)) socket.destroy();
    });
    socket.on("close", () => done(answer));
    socket.on("error", failed);
  });
}
function isWhole(answer: string): boolean {
  const [head = "", body] = answer.split("\r\n\r\n", 2);
  const length = head.match(/^content-length: (\d+)$/im)?.[1];
  return body !== undefined && (length ? body.length >= Number(length) : answer.endsWith("0\r\n\r\n"));
}
const get = (path: string, ...headers: string[]) =>
  send(
    [`GET ${path} HTTP/1.1`, "Host: console.example.com", "Connection: close", ...headers, "", ""].join(
      "\r\n",
    ),
  );

describe("headers that say who is calling", () => {
  it("are the gateway's own, whatever the caller wrote", async () => {
    const lies = ["X-Request-Id: 01a1f7c7-be80-7302-a119-c73e5b2626fb", "X-Forwarded-Proto: https"];
    const answer = await get("/", ...lies, "X-Forwarded-Host: evil.example", `${gatewayMarkHeader}: made up`);
    const headers = seen[0]?.headers;
    expect(headers?.["x-forwarded-host"]).toBe("console.example.com");
    expect(headers?.["x-forwarded-proto"]).toBe("http");
    expect(headers?.[gatewayMarkHeader]).toBe(gatewayMark(secret));
    expect(headers?.["x-request-id"]).not.toBe("01a1f7c7-be80-7302-a119-c73e5b2626fb");
    expect(answer).toContain(`x-request-id: ${headers?.["x-request-id"]}`);
  });

  it("cannot be taken off by naming them as the connection's", async () => {
    await get("/", `Connection: close, ${gatewayMarkHeader}, x-forwarded-for, x-request-id`);
    expect(seen[0]?.headers[gatewayMarkHeader]).toBe(gatewayMark(secret));
    expect(seen[0]?.headers["x-forwarded-for"]).toBe("127.0.0.1");
    expect(seen[0]?.headers["x-request-id"]).toBeDefined();
  });
});

describe("a request that says its length twice", () => {
  const smuggled = "GET /admin HTTP/1.1\r\nHost: console.example.com\r\n\r\n";

  it.each([
    ["by both headers", ["Content-Length: 4", "Transfer-Encoding: chunked"], `0\r\n\r\n${smuggled}`],
    ["by two lengths", ["Content-Length: 0", `Content-Length: ${smuggled.length}`], smuggled],
    ["by a coding nobody knows", ["Transfer-Encoding: xchunked"], smuggled],
    ["by a folded header", ["Content-Length: 0", "Transfer-Encoding:", " chunked"], smuggled],
  ])("%s is refused, and the second request in it is none", async (_how, headers, body) => {
    const head = ["POST / HTTP/1.1", "Host: console.example.com", "Connection: close", ...headers];
    const answer = await send(`${head.join("\r\n")}\r\n\r\n${body}`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(seen.map(({ url }) => url)).not.toContain("/admin");
  });
});

describe("an address that means another server", () => {
  it.each(["//evil.example/x", "http://evil.example/x", "/\\evil.example", "/%2e%2e//evil.example"])(
    "%s stays with the web process",
    async (path) => {
      const answer = await get(path);
      expect(answer).toMatch(/^HTTP\/1\.1 (200|400|404) /);
      for (const { headers } of seen) expect(headers["x-forwarded-host"]).not.toContain("evil");
    },
  );
});

describe("a body", () => {
  const url = () => `http://127.0.0.1:${port}/api/auth/callback/credentials`;

  it("of the largest size is passed on", async () => {
    const answer = await fetch(url(), { method: "POST", body: Buffer.alloc(largestBody) });
    expect([answer.status, seen[0]?.bytes]).toEqual([200, largestBody]);
  });

  it("that is announced larger is refused before it comes", async () => {
    const answer = await send(
      `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${largestBody + 1}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(seen).toEqual([]);
  });

  it("that says no length is cut off where it grows larger", async () => {
    const status = await new Promise((done, failed) => {
      const request = http.request(url(), { method: "POST", agent: false }, (answer) => {
        done(answer.statusCode);
        request.destroy();
      });
      request.on("error", failed);
      for (let sent = 0; sent <= largestBody; sent += 1024 * 1024) request.write(Buffer.alloc(1024 * 1024));
      request.end();
    });
    expect(status).toBe(413);
    expect(seen[0]?.bytes ?? 0).toBeLessThanOrEqual(largestBody);
  });
});

describe("every answer", () => {
  it.each(["/", "/healthz", "/api/v1/entitlement-changes", "/api/v1/accounts/%zz/entitlements"])(
    "to %s tells browsers what not to do",
    async (path) => {
      const { headers } = await fetch(`http://127.0.0.1:${port}${path}`);
      expect(Object.fromEntries(headers)).toMatchObject({
        "strict-transport-security": "max-age=63072000; includeSubDomains",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
      });
    },
  );
});
