import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { clientOf } from "@/lib/auth/client";
import { buildGateway } from "./server";

const secret = "a secret of this instance, long enough";
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  vi.unstubAllEnvs();
});

/** What the web process behind a gateway takes for the client's address, when the caller sends these headers. */
async function addressSeen(headers: Record<string, string>, proxies = ""): Promise<string | null> {
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  vi.stubEnv("TRUSTED_PROXIES", proxies);
  let seen: string | null = null;
  const web = http.createServer((request, response) => {
    seen = clientOf(
      new Headers(
        Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
      ),
      secret,
    ).address;
    response.end();
  });
  await new Promise<void>((done) => web.listen(0, "127.0.0.1", done));
  const { port } = web.address() as AddressInfo;
  const gateway = await buildGateway({
    webUrl: `http://127.0.0.1:${port}`,
    currentTime: async () => new Date(),
    log: false,
  });
  closers.push(
    () => gateway.close(),
    () => new Promise((done) => web.close(done)),
  );
  const url = await gateway.listen({ port: 0, host: "127.0.0.1" });
  await fetch(`${url}/sign-in`, { headers: { ...headers, connection: "close" } });
  return seen;
}

it("is the caller's own, whatever it says of itself", async () => {
  const lies = { "x-forwarded-for": "203.0.113.9", "x-facet-gateway": "made up" };
  expect(await addressSeen(lies)).toBe("127.0.0.1");
});

it("is what a trusted proxy says, from the last untrusted address on", async () => {
  const chain = { "x-forwarded-for": "203.0.113.9, 198.51.100.4" };
  expect(await addressSeen(chain, "127.0.0.1")).toBe("198.51.100.4");
  expect(await addressSeen(chain, "127.0.0.1,198.51.100.0/24")).toBe("203.0.113.9");
  expect(await addressSeen(chain, "10.0.0.0/8")).toBe("127.0.0.1");
});
