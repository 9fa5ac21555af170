import { describe, expect, test } from "vitest";
import { findAccount } from "@/db/accounts";
import { searchAudit } from "@/db/audit";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { listMessages } from "@/db/instance";
import { listPacks } from "@/db/packs";
import {
  accepted,
  activate,
  at,
  buy,
  call,
  makeCustomer,
  outcomesOf,
  refusalOf,
  report,
  support,
} from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { proveBooksAfterEach } from "@/db/testing/proof";
import type { Actor } from "./actor";
import { closeAccountForViolations } from "./close-account-for-violations";
import { deactivateService } from "./deactivate-service";
import { purchaseOffer } from "./purchase-offer";
import { readEntitlements } from "./read-entitlements";
import { reopenAccount } from "./reopen-account";
import { previewRefund } from "./request-refund";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-05 09:00");
const closing = at("2026-10-06 09:00");
const later = at("2026-10-07 09:00");
const offerId = "face-fusion/image-face-fusion/pack-1000";
const customer = () => makeCustomer("face-fusion", "1000", now);
const close = (actor: Actor, when = closing) =>
  closeAccountForViolations(support(actor), actor.accountId, when);
const reopen = (actor: Actor) => reopenAccount(support(actor), actor.accountId, later);
const entitled = async ({ accountId }: Actor, when: Date) =>
  accepted(await readEntitlements(accountId, when)).meters.filter(({ service }) => service === "face-fusion");
const changesOf = async ({ accountId }: Actor) =>
  (
    await asOwner(
      (sql) =>
        sql`select service, change from entitlement_changes where account_id = ${accountId} order by id`,
    )
  ).map(({ service, change }) => `${service} ${change}`);

describe("an account closed for violations", () => {
  test("may call nothing, whatever its services were", async () => {
    const actor = await customer();
    await report([call(actor, "FuseFace", 1, now)], now);
    accepted(await close(actor));
    expect(new Set((await entitled(actor, later)).map(({ reason }) => reason))).toEqual(
      new Set(["account_closed"]),
    );
    expect(await outcomesOf([call(actor, "FuseFace", 1, later)], later)).toEqual(["account_closed"]);
  });

  test("buys nothing and gets nothing back for its packs (rule R4)", async () => {
    const actor = await customer();
    await buy(actor, offerId, now);
    const [pack] = (await systemTransaction((tx) => listPacks(tx, actor.accountId))).filter(
      ({ origin }) => origin === "purchased",
    );
    expect(refusalOf(await previewRefund(actor.accountId, pack?.id ?? "", closing))).toBeNull();
    accepted(await close(actor));
    expect(refusalOf(await previewRefund(actor.accountId, pack?.id ?? "", later))).toBe(
      "account_closed_for_violations",
    );
    expect(refusalOf(await purchaseOffer(actor, { offerId, requestId: newId() }, later))).toBe(
      "account_closed",
    );
  });

  test("is told to gateways for each active service, and to the customer with the reason", async () => {
    const actor = await customer();
    await activate(actor, "faceid-intl", now);
    await activate(actor, "face-recognition-intl", now);
    accepted(await deactivateService(actor, "faceid-intl", true, now));
    accepted(await close(actor));
    const told = (await changesOf(actor)).filter((change) => change.endsWith("account_closed"));
    expect(told.sort()).toEqual(["face-fusion account_closed", "face-recognition-intl account_closed"]);
    const [message] = await systemTransaction((tx) => listMessages(tx, actor.accountId, 1));
    expect(message).toMatchObject({ kind: "account_closed", params: { reason: "arranged by a test" } });
  });

  test("stands in the audit log with what was and what became of it", async () => {
    const actor = await customer();
    accepted(await close(actor));
    accepted(await reopen(actor));
    const request = { cursor: null, size: 10 };
    const { rows } = await systemTransaction((tx) =>
      searchAudit(tx, { accountId: actor.accountId }, request),
    );
    expect(rows).toMatchObject([
      {
        action: "account.reopened",
        reason: "arranged by a test",
        before: { closedAt: closing.toISOString(), closedReason: "arranged by a test" },
        after: { closedAt: null, services: ["face-fusion"] },
      },
      {
        action: "account.closed",
        reason: "arranged by a test",
        before: { closedAt: null },
        after: { closedAt: closing.toISOString(), services: ["face-fusion"] },
      },
    ]);
  });

  test("is closed once, however many close it at once", async () => {
    const actor = await customer();
    const outcomes = (await Promise.all(Array.from({ length: 10 }, () => close(actor)))).map(refusalOf);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set([null, "account_closed"]));
    expect((await changesOf(actor)).filter((change) => change.endsWith("closed"))).toHaveLength(1);
  });
});

describe("reopening", () => {
  test("lets the active services be called and packs be refunded again", async () => {
    const actor = await customer();
    await buy(actor, offerId, now);
    const [pack] = (await systemTransaction((tx) => listPacks(tx, actor.accountId))).filter(
      ({ origin }) => origin === "purchased",
    );
    accepted(await close(actor));
    accepted(await reopen(actor));
    expect(await systemTransaction((tx) => findAccount(tx, actor.accountId))).toMatchObject({
      closedAt: null,
      closedReason: null,
    });
    expect((await entitled(actor, later)).every(({ allowed }) => allowed)).toBe(true);
    expect(refusalOf(await previewRefund(actor.accountId, pack?.id ?? "", later))).toBeNull();
    expect(await outcomesOf([call(actor, "FuseFace", 1, later)], later)).toEqual(["accepted"]);
    expect((await changesOf(actor)).at(-1)).toBe("face-fusion account_reopened");
    const kinds = (await systemTransaction((tx) => listMessages(tx, actor.accountId, 2))).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(["account_reopened", "account_closed"]);
  });

  test("is refused for an open account, and either for one that does not exist", async () => {
    const actor = await customer();
    expect(refusalOf(await reopen(actor))).toBe("account_not_closed");
    const nobody = { ...actor, accountId: newId() };
    expect(refusalOf(await reopen(nobody))).toBe("account_not_found");
    expect(refusalOf(await close(nobody))).toBe("account_not_found");
  });
});
