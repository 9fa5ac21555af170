import { describe, expect, test } from "vitest";
import { systemTransaction, tenantTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { findBalancesOf } from "@/db/ledger";
import { listPacks } from "@/db/packs";
import { accepted, at, makeAccount, makeCustomer, refusalOf, support } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { listVouchers } from "@/db/voucher-terms";
import type { Decision } from "@/lib/billing/decision";
import type { Actor } from "./actor";
import { giftBalance, giftPack, giftVoucher, type VoucherGift } from "./gift";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-05 09:00");
const image = "face-fusion/image-face-fusion";
const terms: VoucherGift = {
  faceValue: "50",
  services: ["face-fusion"],
  kinds: ["prepaid"],
  minimum: "10",
  validUntil: at("2027-01-01 00:00"),
};
const balancesOf = (actor: Actor) => systemTransaction((tx) => findBalancesOf(tx, actor.accountId));
const auditOf = async (actor: Actor) =>
  [
    ...(await asOwner(
      (sql) => sql`select action, reason, after from audit_log where account_id = ${actor.accountId}`,
    )),
  ].map(({ action }) => action);

/** The three gifts, as one shape: each is given once however often it is asked for. */
const gifts = {
  balance: {
    give: (actor: Actor, requestId: string) =>
      giftBalance(support(actor, requestId), actor.accountId, "12.34", now),
    other: (actor: Actor, requestId: string) =>
      giftBalance(support(actor, requestId), actor.accountId, "12.35", now),
    action: "balance.gifted",
  },
  voucher: {
    give: (actor: Actor, requestId: string) =>
      giftVoucher(support(actor, requestId), actor.accountId, terms, now),
    other: (actor: Actor, requestId: string) =>
      giftVoucher(support(actor, requestId), actor.accountId, { ...terms, minimum: "11" }, now),
    action: "voucher.gifted",
  },
  pack: {
    give: (actor: Actor, requestId: string) =>
      giftPack(support(actor, requestId), actor.accountId, image, 500, now),
    other: (actor: Actor, requestId: string) =>
      giftPack(support(actor, requestId), actor.accountId, image, 501, now),
    action: "pack.gifted",
  },
} satisfies Record<string, { give: Gift; other: Gift; action: string }>;
type Gift = (actor: Actor, requestId: string) => Promise<Decision<null>>;

test("money lands on the gifted balance", async () => {
  const actor = await makeAccount("international", now);
  accepted(await gifts.balance.give(actor, newId()));
  expect((await balancesOf(actor)).gifted.toFixed(2)).toBe("12.34");
});

test("a voucher keeps its terms and holds its face value", async () => {
  const actor = await makeAccount("international", now);
  accepted(await gifts.voucher.give(actor, newId()));
  const [row] = await tenantTransaction(actor.accountId, (tx) => listVouchers(tx, actor.accountId));
  expect(row).toMatchObject({
    services: ["face-fusion"],
    kinds: ["prepaid"],
    validFrom: now,
    validUntil: terms.validUntil,
  });
  expect((await balancesOf(actor)).vouchers.get(row?.id ?? "")?.toFixed(2)).toBe("50.00");
});

test("a pack is valid for a year and marked as gifted (rule F6)", async () => {
  const actor = await makeCustomer("faceid-intl", "0", now);
  accepted(await gifts.pack.give(actor, newId()));
  const [pack] = await tenantTransaction(actor.accountId, (tx) => listPacks(tx, actor.accountId));
  expect(pack).toMatchObject({
    origin: "gifted",
    units: 500,
    validFrom: now,
    validUntil: at("2027-10-05 09:00"),
  });
});

describe.each(Object.entries(gifts))("a gift of %s", (_, { give, other, action }) => {
  test("sent 20 times at once is given once and stands once in the audit log, with its reason", async () => {
    const actor = await makeAccount("international", now);
    const requestId = newId();
    for (const decision of await Promise.all(Array.from({ length: 20 }, () => give(actor, requestId))))
      accepted(decision);
    expect(await auditOf(actor)).toEqual([action]);
  });

  test("repeated with other content is refused", async () => {
    const actor = await makeAccount("international", now);
    const requestId = newId();
    accepted(await give(actor, requestId));
    expect(refusalOf(await other(actor, requestId))).toBe("request_conflict");
    expect(await auditOf(actor)).toEqual([action]);
  });

  test("to two accounts under one request is given to both", async () => {
    const [one, another] = [await makeAccount("international", now), await makeAccount("international", now)];
    const requestId = newId();
    accepted(await give(one, requestId));
    accepted(await give(another, requestId));
    expect([await auditOf(one), await auditOf(another)]).toEqual([[action], [action]]);
  });

  test("to nobody is refused", async () => {
    const actor = await makeAccount("international", now);
    expect(refusalOf(await give({ ...actor, accountId: newId() }, newId()))).toBe("account_not_found");
  });
});

test("one request is one gift: of another kind it is a conflict", async () => {
  const actor = await makeAccount("international", now);
  const requestId = newId();
  accepted(await gifts.balance.give(actor, requestId));
  expect(refusalOf(await gifts.voucher.give(actor, requestId))).toBe("request_conflict");
});

test.each(["no/such-meter", "faceid-cn/photo-verification"])(
  "a pack of %s cannot be given here",
  async (meter) => {
    const actor = await makeAccount("international", now);
    expect(refusalOf(await giftPack(support(actor), actor.accountId, meter, 1, now))).toBe("offer_unknown");
  },
);
