import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedHttpProvider } from "./sms";
import { startHttp, type TestHttp } from "./testing/http-server";

const secret = "what the provider and we know";
const sms = { id: "m-1", to: "+8613800000000", text: "【Facet】已停服。", locale: "zh" as const };

let server: TestHttp;
beforeAll(async () => {
  server = await startHttp();
});
afterAll(() => server.close());

const send = () => signedHttpProvider({ url: new URL(server.url), secret })(sms);

describe("the signed HTTP provider", () => {
  it("posts the SMS with a signature over timestamp and body", async () => {
    server.answer = 202;
    expect(await send()).toEqual({ status: "sent", code: 202 });
    const { headers, body } = server.requests.at(-1) ?? { headers: {}, body: "" };
    expect(JSON.parse(body)).toEqual(sms);
    const timestamp = String(headers["x-facet-timestamp"]);
    const expected = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
    expect(headers["x-facet-signature"]).toBe(`v1=${expected}`);
    expect(Math.abs(Date.now() / 1_000 - Number(timestamp))).toBeLessThan(60);
  });

  it.each([
    [400, true],
    [404, true],
    [408, false],
    [429, false],
    [302, false],
    [500, false],
    [503, false],
  ])("after %i gives up: %s", async (code, permanent) => {
    server.answer = code;
    expect(await send()).toMatchObject({ status: "failed", permanent, code });
  });

  it("says so when the connection is cut", async () => {
    server.answer = null;
    await expect(send()).rejects.toThrow(/hang up|ECONNRESET/);
  });
});
