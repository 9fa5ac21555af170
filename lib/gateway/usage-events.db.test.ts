import type { FastifyInstance } from "fastify";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/db/client";
import { newId } from "@/db/ids";
import { at, makeCustomer, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import type { Actor } from "@/lib/operations/actor";
import { createAccountKey, createPlatformKey, revokePlatformKey } from "@/lib/operations/manage-keys";
import { buildGateway } from "./server";

freshDatabase(12);
proveBooksAfterEach();

const now = at("2026-10-15 12:00");
let gateway: FastifyInstance;
let actor: Actor;
let key: string;
beforeAll(async () => {
  actor = await makeCustomer("face-fusion", "0", at("2026-10-01 00:00"));
  key = (await createPlatformKey(support(actor), "gateway", now)).key;
  gateway = await buildGateway({ webUrl: "http://127.0.0.1:1", currentTime: async () => now, log: false });
});
afterAll(() => gateway.close());

const one = "application/cloudevents+json";
const many = "application/cloudevents-batch+json";

function post(payload: unknown, contentType = one, headers: Record<string, string> = {}) {
  const body = typeof payload === "string" || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
  return gateway.inject({
    method: "POST",
    url: "/api/v1/usage-events",
    headers: { "content-type": contentType, authorization: `Bearer ${key}`, ...headers },
    payload: body,
  });
}

type Event = Record<string, unknown> & { data: Record<string, unknown> };
const event = (more: Record<string, unknown> = {}, data: Record<string, unknown> = {}): Event => ({
  specversion: "1.0",
  type: "api.call",
  id: newId(),
  source: "gateway/1",
  subject: actor.accountId,
  time: "2026-10-15T12:00:00+08:00",
  ...more,
  data: { operation: "FuseFace", count: 3, ...data },
});
const stored = async (id: unknown) =>
  (await asOwner((sql) => sql`select calls::int from usage_events where event_id = ${String(id)}`)).map(
    ({ calls }) => calls,
  );

describe("one event", () => {
  test("is accepted, and on disk when that is answered", async () => {
    const sent = event();
    const answer = await post(sent);
    expect([answer.statusCode, answer.json()]).toEqual([200, { accepted: 1, duplicates: 0, rejected: [] }]);
    expect(await stored(sent.id)).toEqual([3]);
    expect((await post(sent)).json()).toEqual({ accepted: 0, duplicates: 1, rejected: [] });
  });

  test("counts 1 when it names no count; its time may be in any offset", async () => {
    const sent = event({ time: "2026-10-15T04:00:00.123456Z" }, { count: undefined });
    expect((await post(sent)).statusCode).toBe(200);
    expect(await stored(sent.id)).toEqual([1]);
  });

  test.each([
    ["its account is unknown", () => event({ subject: newId() }), 404, "account_unknown"],
    [
      "its service is not activated",
      () => event({}, { operation: "LivenessCompare" }),
      409,
      "service_not_activated",
    ],
    ["its operation is unknown", () => event({}, { operation: "FuseFaces" }), 422, "operation_unknown"],
    ["its service is unknown", () => event({}, { service: "face-magic" }), 404, "service_unknown"],
    [
      "it lies more than 5 minutes ahead",
      () => event({ time: "2026-10-15T12:05:00.001+08:00" }),
      422,
      "event_in_future",
    ],
    ["it is more than 90 days old", () => event({ time: "2026-07-01T00:00:00Z" }), 422, "event_too_old"],
  ])("is refused when %s, as a problem with a stable code", async (_, make, status, code) => {
    const sent = make();
    const answer = await post(sent);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({
      status,
      code,
      detail: expect.any(String),
      requestId: expect.any(String),
    });
    expect(await stored(sent.id)).toEqual([]);
  });

  test("5 minutes ahead is still taken", async () => {
    expect((await post(event({ time: "2026-10-15T12:05:00+08:00" }))).statusCode).toBe(200);
  });

  test("with the same identity and other content is a conflict", async () => {
    const sent = event();
    await post(sent);
    const answer = await post({ ...sent, data: { operation: "FuseFace", count: 4 } });
    expect([answer.statusCode, answer.json().code]).toEqual([409, "event_conflict"]);
  });

  const nul = "a\u0000b";
  const half = "a\ud800b";
  test.each([
    ["count 0", { data: { count: 0 } }, "data.count"],
    ["a negative count", { data: { count: -1 } }, "data.count"],
    ["a fractional count", { data: { count: 1.5 } }, "data.count"],
    ["a count above 10^9", { data: { count: 1_000_000_001 } }, "data.count"],
    ["a count in words", { data: { count: "3" } }, "data.count"],
    ["no count but null", { data: { count: null } }, "data.count"],
    ["no time", { time: undefined }, "time"],
    ["a time that is none", { time: "yesterday" }, "time"],
    ["a day there is not", { time: "2026-02-30T00:00:00Z" }, "time"],
    ["a time without offset", { time: "2026-10-15T12:00:00" }, "time"],
    ["no id", { id: undefined }, "id"],
    ["an empty id", { id: "" }, "id"],
    ["a number as id", { id: 7 }, "id"],
    ["an id of 201 characters", { id: "x".repeat(201) }, "id"],
    ["NUL in its id", { id: nul }, "id"],
    ["half a character in its id", { id: half }, "id"],
    ["NUL in its source", { source: nul }, "source"],
    ["half a character in its source", { source: half }, "source"],
    ["NUL in its operation", { data: { operation: nul } }, "data.operation"],
    ["half a character in its service", { data: { service: half } }, "data.service"],
    ["no source", { source: undefined }, "source"],
    ["no account", { subject: undefined }, "subject"],
    ["an account that is no id", { subject: "me" }, "subject"],
    ["no operation", { data: { operation: undefined } }, "data.operation"],
    ["another version", { specversion: "0.3" }, "specversion"],
    ["another type", { type: "api.called" }, "type"],
  ])(
    "with %s is invalid input that names the field",
    async (_, { data, ...more }: { data?: object; [key: string]: unknown }, path) => {
      const answer = await post(event(more, { ...data }));
      expect([answer.statusCode, answer.json().code]).toEqual([400, "invalid_input"]);
      expect(answer.json().errors.map((error: { path: string }) => error.path)).toContain(path);
    },
  );

  test("about a material needs the material's name, which may hold no NUL", async () => {
    const material = (materialId: unknown) => ({
      ...event({ type: "material.created" }),
      data: { operation: "CreateImageMaterial", materialId },
    });
    for (const wrong of [undefined, "", "\u0000", half, 5]) {
      const answer = await post(material(wrong));
      expect([answer.statusCode, answer.json().errors[0].path]).toEqual([400, "data.materialId"]);
    }
    expect((await post(material("m-1"))).statusCode).toBe(200);
  });

  test.each([
    ["null", null],
    ["a number", 5],
    ["a text", '"event"'],
    ["a list", []],
    ["data that is none", { data: 5 }],
  ])("that is %s is invalid input", async (_, body) => {
    expect((await post(typeof body === "string" ? body : JSON.stringify(body))).statusCode).toBe(400);
  });
});

describe("a batch", () => {
  test("is partly accepted: one bad event never loses the good ones, and each is named by its place", async () => {
    const [good, conflict] = [event(), event()];
    await post(conflict);
    const batch = [
      event({}, { count: 0 }),
      good,
      event({}, { operation: "Nothing" }),
      good,
      { ...conflict, data: { operation: "FuseFace" } },
      5,
      event(),
    ];
    const answer = await post(batch, many);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      accepted: 2,
      duplicates: 1,
      rejected: [
        { index: 0, code: "invalid_input", message: expect.stringContaining("data.count") },
        { index: 2, code: "operation_unknown", message: expect.stringContaining("Nothing") },
        { index: 4, code: "event_conflict" },
        { index: 5, code: "invalid_input" },
      ],
    });
  });

  test("of nothing accepts nothing", async () => {
    expect((await post([], many)).json()).toEqual({ accepted: 0, duplicates: 0, rejected: [] });
  });

  test("of 10,000 events is taken, of 10,001 is not", async () => {
    const events = Array.from({ length: 10_001 }, () => event({ source: "bulk" }));
    expect((await post(events.slice(1), many)).json()).toMatchObject({ accepted: 10_000, rejected: [] });
    const answer = await post(events, many);
    expect([answer.statusCode, answer.json().code]).toEqual([413, "too_many_events"]);
    expect(await stored(events[0]?.id)).toEqual([]);
  });

  test("must be a list", async () => {
    expect((await post(event(), many)).statusCode).toBe(400);
  });
});

describe("a body", () => {
  test.each([
    "application/json",
    "text/plain",
    "application/xml",
    "application/cloudevents+jsonx",
    "multipart/form-data",
  ])("of type %s is not taken, though an event may be inside", async (contentType) => {
    const sent = event();
    const answer = await post(sent, contentType);
    expect([answer.statusCode, answer.json().code]).toEqual([415, "unsupported_content_type"]);
    expect(await stored(sent.id)).toEqual([]);
  });

  test("may name its character set", async () => {
    expect((await post(event(), `${one}; charset=utf-8`)).statusCode).toBe(200);
    expect((await post([event()], `${many};charset=UTF-8`)).statusCode).toBe(200);
  });

  test.each(["", "{", "{'a': 1}", "undefined", '{"a":1}}', "\u0000"])("%j is not JSON", async (body) => {
    const answer = await post(body);
    expect([answer.statusCode, answer.json().code]).toEqual([400, "invalid_input"]);
  });

  test("that is not UTF-8 is refused rather than guessed at: two ids must not become one", async () => {
    const bytes = Buffer.from(JSON.stringify(event({ id: "id-X" })));
    bytes[bytes.indexOf("id-X") + 3] = 0xff;
    const answer = await post(bytes);
    expect([answer.statusCode, answer.json().code]).toEqual([400, "invalid_input"]);
  });

  test("larger than 8 MiB is refused", async () => {
    const answer = await post(" ".repeat(8 * 1024 * 1024 + 1));
    expect([answer.statusCode, answer.json().code]).toEqual([413, "body_too_large"]);
  });

  test("nested very deeply does no harm", async () => {
    expect((await post("[".repeat(100_000) + "]".repeat(100_000), many)).json()).toMatchObject({
      accepted: 0,
      rejected: [{ code: "invalid_input" }],
    });
  });
});

describe("a key", () => {
  const status = async (authorization: string) => {
    const sent = event();
    const answer = await post(sent, one, { authorization });
    expect(await stored(sent.id)).toEqual(answer.statusCode === 200 ? [3] : []);
    return [answer.statusCode, answer.json().code ?? null];
  };

  test("is needed", async () => {
    expect(await status("")).toEqual([401, "not_authenticated"]);
    expect(await status("Basic abc")).toEqual([401, "not_authenticated"]);
    expect(await status("Bearer short")).toEqual([401, "not_authenticated"]);
  });

  test("that nobody was given may not report", async () => {
    expect(await status(`Bearer fpk_${"x".repeat(43)}`)).toEqual([403, "not_permitted"]);
  });

  test("of an account may not report, not even for that account", async () => {
    const account = await createAccountKey(actor, "script", now);
    expect(await status(`Bearer ${account.key}`)).toEqual([403, "not_permitted"]);
  });

  test("that nobody was given is refused before what it sends is read", async () => {
    const answer = await post("{ not even JSON", many, { authorization: `Bearer fpk_${"x".repeat(43)}` });
    expect([answer.statusCode, answer.json().code]).toEqual([403, "not_permitted"]);
  });

  test("that is revoked is out at once", async () => {
    const other = await createPlatformKey(support(actor), "second", now);
    expect(await status(`Bearer ${other.key}`)).toEqual([200, null]);
    await revokePlatformKey(support(actor), other.id, now);
    expect(await status(`Bearer ${other.key}`)).toEqual([403, "not_permitted"]);
  });

  test("keeps when it was used last", async () => {
    const [row] = await asOwner((sql) => sql`select last_used_at from api_keys where label = 'gateway'`);
    expect(new Date(row?.last_used_at)).toEqual(now);
  });
});

describe("requests together", () => {
  test("are each answered for their own events, whatever comes beside them", async () => {
    const sizes = [1, 7, 0, 30, 3, 100, 1, 1, 12];
    const answers = await Promise.all(
      sizes.map((size, index) => {
        const events = Array.from({ length: size }, () =>
          event({}, index % 2 === 0 ? {} : { operation: "Nothing" }),
        );
        return post(events, many, index === 4 ? { authorization: `Bearer fpk_${"x".repeat(43)}` } : {});
      }),
    );
    expect(
      answers.map((answer) =>
        answer.statusCode === 200
          ? [answer.json().accepted, answer.json().rejected.length]
          : answer.statusCode,
      ),
    ).toEqual([[1, 0], [0, 7], [0, 0], [0, 30], 403, [0, 100], [1, 0], [0, 1], [12, 0]]);
  });

  test("the same events in 20 requests at once count once", async () => {
    const events = Array.from({ length: 25 }, () => event());
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(events, many)));
    expect(answers.reduce((sum, answer) => sum + answer.json().accepted, 0)).toBe(25);
    expect(answers.reduce((sum, answer) => sum + answer.json().duplicates, 0)).toBe(25 * 19);
  });

  test("beyond what may wait are turned away with 429 and told when to come again; the others lose nothing", async () => {
    const lock = await pool().reserve();
    await lock`begin`;
    await lock`select 1 from accounts where id = ${actor.accountId} for update`;
    const batches = Array.from({ length: 8 }, () =>
      Array.from({ length: 10_000 }, () => event({ source: "flood" })),
    );
    const answers: Awaited<ReturnType<typeof post>>[] = [];
    const all: Promise<void>[] = [];
    const turnedAway = new Promise<void>((resolve) => {
      for (const batch of batches) {
        const answered = post(batch, many).then((answer) => {
          if (answers.push(answer) === 3) resolve();
        });
        all.push(answered);
      }
    });
    // Nothing is committed while the row is locked, so the first three answers are refusals.
    await turnedAway;
    expect(
      answers.map((answer) => [answer.statusCode, answer.json().code, answer.headers["retry-after"]]),
    ).toEqual(Array(3).fill([429, "too_busy", "1"]));
    await lock`rollback`;
    lock.release();
    await Promise.all(all);
    expect(answers.slice(3).map((answer) => [answer.statusCode, answer.json().accepted])).toEqual(
      Array(5).fill([200, 10_000]),
    );
    const [row] = await asOwner(
      (sql) => sql`select count(*)::int as n from usage_events where source = 'flood'`,
    );
    expect(row?.n).toBe(50_000);
  });
});

describe("when the database's connections are cut in the middle of a commit", () => {
  test("requests fail rather than be lost, and sent again each event counts once", async () => {
    const sent = Array.from({ length: 40 }, () => event());
    const lock = await pool().reserve();
    await lock`begin`;
    await lock`select 1 from accounts where id = ${actor.accountId} for update`;
    const first = Promise.all(sent.map((each) => post(each)));
    await cutWhoWaits(lock);
    await lock`rollback`;
    lock.release();
    expect((await first).map((answer) => answer.statusCode)).toContain(500);
    const again = await Promise.all(sent.map((each) => post(each)));
    expect(again.map((answer) => answer.statusCode)).toEqual(sent.map(() => 200));
    for (const each of sent) expect(await stored(each.id)).toEqual([3]);
  });

  /** Ends the sessions that wait for the lock, as soon as there are any. */
  async function cutWhoWaits(sql: postgres.ReservedSql): Promise<void> {
    for (;;) {
      const cut = await sql`
        select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      if (cut.count > 0) return;
    }
  }
});

test("closing the gateway answers everything it took", async () => {
  const closing = await buildGateway({
    webUrl: "http://127.0.0.1:1",
    currentTime: async () => now,
    log: false,
  });
  await closing.ready();
  const sent = Array.from({ length: 30 }, () => event());
  const headers = { "content-type": one, authorization: `Bearer ${key}` };
  const answers = sent.map((each) =>
    closing.inject({ method: "POST", url: "/api/v1/usage-events", headers, payload: JSON.stringify(each) }),
  );
  const [, ...settled] = await Promise.all([closing.close(), ...answers]);
  for (const [index, answer] of settled.entries()) {
    // Taken and stored, or not taken: never taken and lost.
    expect(await stored(sent[index]?.id)).toEqual(answer.statusCode === 200 ? [3] : []);
  }
});
