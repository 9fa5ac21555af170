import { describe, expect, test, vi } from "vitest";
import { listBills } from "@/db/bills";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { at, call, makeCustomer, report, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { billListSchema, billSchema, estimateSchema, problemSchema, usageSchema } from "@/lib/api/schemas";
import { billingMonth } from "@/lib/billing/billing-month";
import { closeAccounts } from "@/lib/operations/closing/close-accounts";
import { createAccountKey, createPlatformKey, revokeAccountKey } from "@/lib/operations/manage-keys";
import { GET as readBill } from "./bills/[id]/route";
import { GET as listOwnBills } from "./bills/route";
import { POST as estimate } from "./price-estimates/route";
import { GET as readUsage } from "./usage/route";

vi.mock("@/lib/clock", () => ({ currentTime: async () => at("2026-11-03 12:00") }));
freshDatabase();

const month = billingMonth("2026-10");
const opened = at("2026-10-01 09:00");
const origin = "http://localhost";

async function customer() {
  const actor = await makeCustomer("face-fusion", "1000", opened);
  const during = at("2026-10-15 12:30");
  await report(
    [call(actor, "FuseFace", 9_999, during), call(actor, "QueryVideoFaceFusionJob", 7, during)],
    during,
  );
  await systemTransaction((tx) => closeAccounts(tx, [actor.accountId], month, at("2026-11-01 00:05")));
  const [bill] = await tenantTransaction(actor.accountId, (tx) => listBills(tx, actor.accountId, 1));
  if (!bill) throw new Error("The month made no bill");
  const { key, id } = await createAccountKey(actor, "test", opened);
  return { actor, key, keyId: id, billId: bill.id };
}
const get = (path: string, key?: string) =>
  new Request(origin + path, { headers: key ? { authorization: `Bearer ${key}` } : {} });
const billAt = (id: string, key?: string) =>
  readBill(get(`/api/v1/bills/${id}`, key), { params: Promise.resolve({ id }) });
const post = (body: BodyInit, type = "application/json") =>
  estimate(
    new Request(`${origin}/api/v1/price-estimates`, {
      method: "POST",
      body,
      headers: { "content-type": type },
    }),
  );

/** The problem of an answer, held against its documented schema. */
async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = problemSchema.parse(await response.json());
  expect(body.status).toBe(response.status);
  expect(body.requestId).toBe(response.headers.get("x-request-id"));
  return { status: body.status, code: body.code, paths: body.errors?.map(({ path }) => path) };
}

describe("a key of the API", () => {
  test("is asked for, must exist, and must be an account's", async () => {
    const { actor, key, keyId } = await customer();
    const { key: platform } = await createPlatformKey(support(actor), "gateway", opened);
    for (const ask of [
      (k?: string) => readUsage(get("/api/v1/usage", k)),
      (k?: string) => listOwnBills(get("/api/v1/bills", k)),
      (k?: string) => billAt("x", k),
    ]) {
      expect((await problemOf(await ask())).code).toBe("not_authenticated");
      expect((await problemOf(await ask("fak_00000000000000000000000000000000000"))).status).toBe(401);
      expect(await problemOf(await ask(platform))).toMatchObject({ status: 403, code: "not_permitted" });
    }
    expect((await readUsage(get("/api/v1/usage", key))).status).toBe(200);
    await revokeAccountKey(actor, keyId, opened);
    expect((await problemOf(await readUsage(get("/api/v1/usage", key)))).status).toBe(401);
  });

  test("reads its own account only", async () => {
    const mine = await customer();
    const other = await customer();
    expect((await billAt(other.billId, other.key)).status).toBe(200);
    expect(await problemOf(await billAt(other.billId, mine.key))).toMatchObject({
      status: 404,
      code: "bill_not_found",
    });
    const list = billListSchema.parse(await (await listOwnBills(get("/api/v1/bills", mine.key))).json());
    expect(list.bills.map(({ id }) => id)).toEqual([mine.billId]);
  });
});

describe("GET /api/v1/usage", () => {
  const ask = async (query: string, key: string) => {
    const response = await readUsage(get(`/api/v1/usage?${query}`, key));
    return response.status === 200 ? usageSchema.parse(await response.json()) : problemOf(response);
  };

  test("adds up by period and meter, operations free of charge apart", async () => {
    const { key } = await customer();
    // The plus sign of an offset arrives as a space when it was not encoded.
    const month = "from=2026-10-01T00:00:00+08:00&to=2026-11-01T00:00:00%2B08:00";
    expect(await ask(`${month}&group=month`, key)).toEqual({
      from: "2026-09-30T16:00:00.000Z",
      to: "2026-10-31T16:00:00.000Z",
      group: "month",
      total: {
        calls: 10_006,
        covered: { free: 0, gifted: 0, purchased: 0, qps: 0 },
        billable: 9_999,
        refused: 0,
      },
      periods: [
        expect.objectContaining({ meter: null, calls: 7, billable: 0 }),
        expect.objectContaining({
          meter: "face-fusion/image-face-fusion",
          calls: 9_999,
          start: "2026-09-30T16:00:00.000Z",
        }),
      ],
    });
    const hours = await ask(`${month}&group=hour&meter=face-fusion/image-face-fusion`, key);
    expect(hours).toMatchObject({ periods: [{ start: "2026-10-15T04:00:00.000Z", calls: 9_999 }] });
    expect(await ask(`${month}&meter=free-of-charge`, key)).toMatchObject({ total: { calls: 7 } });
    expect(await ask("", key)).toMatchObject({ from: "2026-10-31T16:00:00.000Z", group: "day", periods: [] });
  });

  test("names what cannot be read", async () => {
    const { key } = await customer();
    const cases: [string, string[]][] = [
      ["from=yesterday", ["from"]],
      ["from=2026-10-01T00:00:00", ["from"]],
      ["meter=nothing&group=year", ["meter", "group"]],
      ["from=2026-10-02T00:00:00Z&to=2026-10-01T00:00:00Z", ["to"]],
      ["from=2024-01-01T00:00:00Z&group=hour", ["group"]],
      ["group=day&group=hour", ["group"]],
      ["page=2", ["page"]],
      ["from=0000-01-01T00:00:00Z&to=0000-01-02T00:00:00Z", ["from", "to"]],
      ["from=9999-12-31T23:00:00Z&to=9999-12-31T23:59:59Z", ["from", "to"]],
    ];
    for (const [query, paths] of cases) {
      expect(await ask(query, key)).toEqual({ status: 400, code: "invalid_input", paths });
    }
  });
});

describe("GET /api/v1/bills", () => {
  test("answers a bill as documented, and as a file", async () => {
    const { key, billId, actor } = await customer();
    const bill = billSchema.parse(await (await billAt(billId, key)).json());
    expect(bill).toMatchObject({
      account: actor.accountId,
      total: "649.94",
      rounding: "0.005",
      settlement: { payments: [{ from: "cash", amount: "649.94" }] },
    });
    const file = await billAt(`${billId}.csv`, key);
    expect(file.headers.get("content-type")).toContain("text/csv");
    const lines = (await file.text()).trim().split("\r\n");
    // Two lines of meters, then rounding, subtotal, tax and total, below the header.
    expect(lines).toHaveLength(1 + 2 + 4);
    expect(lines.at(-1)).toMatch(/,total,.*,649\.94,USD,/);
  });

  test("has neither other formats nor ids that are none", async () => {
    const { key, billId } = await customer();
    for (const id of [`${billId}.exe`, `${billId}.csv.csv`, "1", "..", `${billId.slice(0, -1)}x`]) {
      expect((await problemOf(await billAt(id, key))).code).toBe("bill_not_found");
    }
  });

  test("filters, and refuses filters that are none", async () => {
    const { key } = await customer();
    const list = async (query: string) => listOwnBills(get(`/api/v1/bills?${query}`, key));
    const count = async (query: string) =>
      billListSchema.parse(await (await list(query)).json()).bills.length;
    expect(await count("month=2026-10&service=face-fusion")).toBe(1);
    expect(await count("month=2026-09")).toBe(0);
    expect(await count("after=nonsense")).toBe(1);
    expect((await problemOf(await list("month=10-2026&limit=0"))).paths).toEqual(["month", "limit"]);
  });
});

describe("POST /api/v1/price-estimates", () => {
  const scenario = {
    site: "international",
    month: "2026-10",
    usage: [{ meter: "face-fusion/image-face-fusion", calls: 9_999, at: "2026-10-15T12:30:00+08:00" }],
  };

  test("needs no key and comes to what the bill comes to", async () => {
    const { key, billId } = await customer();
    const estimated = estimateSchema.parse(
      await (await post(JSON.stringify({ ...scenario, freePacks: false }))).json(),
    );
    const bill = billSchema.parse(await (await billAt(billId, key)).json());
    expect(estimated.total).toBe(bill.total);
    const line = estimated.lines.find(({ meter }) => meter === "face-fusion/image-face-fusion");
    expect(bill.lines).toContainEqual(expect.objectContaining({ explanation: line?.explanation }));
  });

  test("answers an array in its order, with a refused scenario in its place", async () => {
    const bad = { ...scenario, month: "October" };
    const response = await post(JSON.stringify([scenario, bad, scenario]));
    expect(response.status).toBe(200);
    const [first, refused, last, ...more] = await response.json();
    expect(estimateSchema.parse(first)).toEqual(estimateSchema.parse(last));
    expect(problemSchema.parse(refused.error)).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "month" }],
    });
    expect(more).toEqual([]);
  });

  test("refuses bodies that are not JSON, too large, too many, or of another type", async () => {
    expect(await problemOf(await post("{"))).toMatchObject({ status: 400, code: "invalid_input" });
    expect(await problemOf(await post(new Uint8Array([0x22, 0xff, 0x22])))).toMatchObject({ status: 400 });
    expect(await problemOf(await post("{}", "text/plain"))).toMatchObject({ status: 415 });
    expect(await problemOf(await post(`"${"x".repeat(9 * 1024 * 1024)}"`))).toMatchObject({
      status: 413,
      code: "body_too_large",
    });
    expect(await problemOf(await post(`[${"{},".repeat(10_000)}{}]`))).toMatchObject({
      status: 413,
      code: "too_many_scenarios",
    });
    expect(await problemOf(await post(""))).toMatchObject({ status: 400 });
    expect((await problemOf(await post("null"))).status).toBe(400);
  });
});
