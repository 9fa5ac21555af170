import * as fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/db/ids";
import { activate, at, makeAccount, makeCustomer, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooks } from "@/db/testing/proof";
import { createPlatformKey } from "@/lib/operations/manage-keys";
import { buildGateway } from "./server";

freshDatabase();

const now = at("2026-10-15 12:00");
let gateway: FastifyInstance;
let key: string;
const accounts: string[] = [];
beforeAll(async () => {
  const fusion = await makeCustomer("face-fusion", "10", at("2026-09-01 00:00"));
  const china = await makeAccount("china", at("2026-07-01 00:00"));
  await activate(china, "face-recognition-cn", at("2026-08-01 00:00"));
  accounts.push(fusion.accountId, china.accountId, newId());
  key = (await createPlatformKey(support(fusion), "fuzzer", now)).key;
  gateway = await buildGateway({ webUrl: "http://127.0.0.1:1", currentTime: async () => now, log: false });
});
afterAll(() => gateway.close());

/** Any text there is: NUL, halves of surrogate pairs, quotes, braces, very long. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("\u0000", "\ud800", "{}", '"', "\\", "NULL", "x".repeat(250)),
);
const sometimes = <T>(usual: fc.Arbitrary<T>, weight = 40) =>
  fc.oneof({ arbitrary: usual, weight }, anyText, fc.jsonValue({ maxDepth: 1 }), fc.constant(undefined));

const time = fc.oneof(
  fc
    .integer({ min: -100 * 86_400_000, max: 7 * 60_000 })
    .map((shift) => new Date(now.getTime() + shift).toISOString()),
  fc.constantFrom(
    "0000-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "2026-10-15T12:00:00.1234567890123+08:00",
    "2026-10-15T12:00Z",
    "2026-02-29T00:00:00Z",
    "2026-10-15T24:00:00Z",
    "2026-10-15T23:59:60Z",
  ),
);
const operations = [
  ["api.call", "FuseFace"],
  ["api.call", "DetectFace"],
  ["api.call", "DeletePerson"],
  ["material.created", "CreateImageMaterial"],
  ["material.deleted", "DeleteImageMaterial"],
] as const;
const count = fc.oneof(
  fc.integer({ min: 1, max: 20_000 }),
  fc.constantFrom(1_000_000_000, 0, -1, 1.5, 1e300),
);
const anEvent = fc.constantFrom(...operations).chain(([type, operation]) =>
  fc.record(
    {
      specversion: sometimes(fc.constant("1.0")),
      type: sometimes(fc.constant(type)),
      // Few, so that identities meet again with the same and with other content.
      id: sometimes(fc.integer({ min: 1, max: 40 }).map((number) => `e-${number}`)),
      source: sometimes(fc.constantFrom("a", "b")),
      subject: sometimes(fc.nat({ max: 2 }).map((index) => accounts[index] ?? "")),
      time: sometimes(time),
      data: sometimes(
        fc.record(
          {
            operation: sometimes(fc.constant(operation)),
            count: sometimes(count),
            service: sometimes(fc.constantFrom(undefined, "face-fusion", "face-recognition-cn")),
            materialId: sometimes(fc.constantFrom("m1", "m2")),
          },
          { requiredKeys: ["operation", "materialId"] },
        ),
      ),
    },
    { requiredKeys: ["specversion", "type", "id", "source", "subject", "time", "data"] },
  ),
);
const event = fc.oneof({ arbitrary: anEvent, weight: 12 }, fc.jsonValue({ maxDepth: 2 }));

const post = (payload: string | Buffer, contentType: string) =>
  gateway.inject({
    method: "POST",
    url: "/api/v1/usage-events",
    headers: { "content-type": contentType, authorization: `Bearer ${key}` },
    payload,
  });

async function storedCount(): Promise<number> {
  const [row] = await asOwner((sql) => sql`select count(*)::int as n from usage_events`);
  return row?.n;
}

interface Answer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly index: number; readonly code: string; readonly message: string }[];
}

test("whatever a batch holds, every event is accepted, a repeat, or refused by its place, and what is accepted is stored", async () => {
  const codes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
      const before = await storedCount();
      const answer = await post(JSON.stringify(events), "application/cloudevents-batch+json");
      expect(answer.statusCode).toBe(200);
      const { accepted, duplicates, rejected }: Answer = answer.json();
      expect(accepted + duplicates + rejected.length).toBe(events.length);
      expect(await storedCount()).toBe(before + accepted);
      const places = rejected.map(({ index }) => index);
      expect(places).toEqual(
        [...new Set(places)].filter((index) => index >= 0 && index < events.length).sort((a, b) => a - b),
      );
      for (const { code, message } of rejected) {
        codes.add(code);
        expect(message.length).toBeGreaterThan(0);
      }
      // Sent again, nothing is counted again.
      const again: Answer = (await post(JSON.stringify(events), "application/cloudevents-batch+json")).json();
      expect(again.duplicates).toBeGreaterThanOrEqual(accepted + duplicates);
      expect(await storedCount()).toBe(before + accepted + again.accepted);
    }),
    { numRuns: 150 },
  );
  // The fuzzer got past the first check, or it would prove little.
  for (const code of [
    "invalid_input",
    "account_unknown",
    "event_conflict",
    "operation_unknown",
    "event_too_old",
    "event_in_future",
    "service_not_activated",
  ]) {
    expect(codes).toContain(code);
  }
  await proveBooks();
});

test("no single body makes it fail", async () => {
  const types = fc.constantFrom(
    "application/cloudevents+json",
    "application/cloudevents-batch+json",
    "application/json",
    "text/plain; charset=utf-16",
    "",
  );
  const bodies = fc.oneof(
    event.map((one) => JSON.stringify(one) ?? ""),
    fc.json(),
    fc.string({ unit: "binary" }),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(bodies, types, async (body, type) => {
      const before = await storedCount();
      const answer = await post(body, type);
      expect(answer.statusCode).toBeLessThan(500);
      const accepted = answer.statusCode === 200 ? (answer.json() as Answer).accepted : 0;
      expect(await storedCount()).toBe(before + accepted);
    }),
    { numRuns: 200 },
  );
});
