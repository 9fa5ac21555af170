import { describe, expect, test } from "vitest";
import { findAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { findKeyByHash, listKeys } from "@/db/instance";
import { accepted, at, makeAccount, refusalOf, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { hashApiKey } from "@/lib/auth/api-key";
import type { ContractPrice } from "@/lib/billing/catalog/types";
import { attachContract } from "./attach-contract";
import { createAccountKey, createPlatformKey, revokeAccountKey, revokePlatformKey } from "./manage-keys";
import { setTaxRate } from "./set-tax-rate";

freshDatabase();

const now = at("2026-10-05 09:00");
const contract: ContractPrice = {
  meter: "face-recognition-intl/face-search",
  effectiveFrom: at("2026-10-01 00:00"),
  bounds: "(a,b]",
  tiers: [
    { upTo: 100_000, unitPrice: "0.002" },
    { upTo: null, unitPrice: "0.001" },
  ],
};
const actionsOf = async (where: string) =>
  [
    ...(await asOwner((sql) =>
      sql.unsafe(`select action from audit_log where ${where} order by occurred_at, id`),
    )),
  ].map(({ action }) => action);

describe("a contract price (rule P9)", () => {
  test("is attached once, told to gateways, and written to the audit log", async () => {
    const actor = await makeAccount("international", now);
    const attach = () => attachContract(support(actor), actor.accountId, contract, now);
    const ids = (await Promise.all(Array.from({ length: 20 }, attach))).map(
      (decision) => accepted(decision).contractId,
    );
    expect(new Set(ids).size).toBe(1);
    expect(await actionsOf(`account_id = '${actor.accountId}'`)).toEqual(["contract.attached"]);
    const told = await asOwner(
      (sql) => sql`select change from entitlement_changes where account_id = ${actor.accountId}`,
    );
    expect(told.map(({ change }) => change)).toEqual(["contract_attached"]);
  });

  test("from the same instant at another price is refused: contracts are added, never edited", async () => {
    const actor = await makeAccount("international", now);
    accepted(await attachContract(support(actor), actor.accountId, contract, now));
    const dearer = { ...contract, tiers: [{ upTo: null, unitPrice: "0.01" }] };
    expect(refusalOf(await attachContract(support(actor), actor.accountId, dearer, now))).toBe(
      "request_conflict",
    );
  });

  test("needs a meter of the account's site, and an account", async () => {
    const actor = await makeAccount("china", now);
    expect(refusalOf(await attachContract(support(actor), actor.accountId, contract, now))).toBe(
      "offer_unknown",
    );
    const materials = { ...contract, meter: "face-fusion/image-materials" as const };
    expect(refusalOf(await attachContract(support(actor), actor.accountId, materials, now))).toBe(
      "offer_unknown",
    );
    expect(refusalOf(await attachContract(support(actor), newId(), contract, now))).toBe("account_not_found");
  });
});

describe("an account's tax rate", () => {
  const rateOf = async (accountId: string) =>
    (await systemTransaction((tx) => findAccount(tx, accountId)))?.taxRate.toFixed();

  test("is set once, with what it was and what it became in the audit log", async () => {
    const actor = await makeAccount("china", now);
    const set = (rate: string) => setTaxRate(support(actor), actor.accountId, rate, now);
    accepted(await set("0.06"));
    expect(accepted(await set("0.060"))).toEqual({ rate: "0.06" });
    expect(await rateOf(actor.accountId)).toBe("0.06");
    const entries = await asOwner(
      (sql) => sql`select action, before, after from audit_log where account_id = ${actor.accountId}`,
    );
    expect([...entries]).toEqual([
      { action: "tax_rate.set", before: { rate: "0" }, after: { rate: "0.06" } },
    ]);
    expect(refusalOf(await setTaxRate(support(actor), newId(), "0.06", now))).toBe("account_not_found");
  });
});

describe("keys", () => {
  const keyOf = (key: string) => systemTransaction((tx) => findKeyByHash(tx, hashApiKey(key)));

  test("are stored as a hash and shown once", async () => {
    const actor = await makeAccount("international", now);
    const { key } = await createPlatformKey(support(actor), "gateway", now);
    const [stored] = await asOwner((sql) => sql`select * from api_keys where hash = ${hashApiKey(key)}`);
    expect(JSON.stringify(stored)).not.toContain(key.slice(12));
    expect(stored).toMatchObject({ account_id: null, prefix: key.slice(0, 10), label: "gateway" });
  });

  test("of an account are revoked by it alone, at once, and once", async () => {
    const [one, other] = [await makeAccount("international", now), await makeAccount("international", now)];
    const { id, key } = await createAccountKey(one, "script", now);
    expect(await revokeAccountKey(other, id, now)).toBe(false);
    expect((await keyOf(key))?.accountId).toBe(one.accountId);
    expect(await revokeAccountKey(one, id, now)).toBe(true);
    expect(await revokeAccountKey(one, id, now)).toBe(false);
    expect(await keyOf(key)).toBeUndefined();
    expect(await systemTransaction((tx) => listKeys(tx, one.accountId))).toHaveLength(1);
  });

  test("of the platform are revoked with a reason in the audit log, once, and not as an account's", async () => {
    const actor = await makeAccount("international", now);
    const { id } = await createPlatformKey(support(actor), "gateway", now);
    expect(await revokeAccountKey(actor, id, now)).toBe(false);
    const revoked = await Promise.all(
      Array.from({ length: 8 }, () => revokePlatformKey(support(actor), id, now)),
    );
    expect(revoked.filter(Boolean)).toHaveLength(1);
    expect(await actionsOf(`after->>'id' = '${id}'`)).toEqual([
      "platform_key.created",
      "platform_key.revoked",
    ]);
  });

  test("of an account are not revoked as the platform's", async () => {
    const actor = await makeAccount("international", now);
    const { id } = await createAccountKey(actor, "script", now);
    expect(await revokePlatformKey(support(actor), id, now)).toBe(false);
  });
});
