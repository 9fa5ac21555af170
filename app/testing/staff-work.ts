import { expect } from "vitest";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { saveMessages } from "@/db/instance";
import { listPacksOfOrder } from "@/db/packs";
import { accepted, at, buy, makeCustomer, support } from "@/db/testing/arrange";
import { asOwner } from "@/db/testing/owner";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import { attachContract } from "@/lib/operations/attach-contract";
import { closeAccountForViolations } from "@/lib/operations/close-account-for-violations";
import { createPlatformKey } from "@/lib/operations/manage-keys";
import { requestRefund } from "@/lib/operations/request-refund";

export const now = at("2026-10-15 12:00");
const image = "face-fusion/image-face-fusion";
const flat = { bounds: "[a,b)" as const, tiers: [{ upTo: null, unitPrice: "0.02" }] };
const tiers = JSON.stringify([{ unitPrice: "0.01" }]);

/** Something that a member of staff is about to do. */
interface Arranged {
  /** What the page binds the action to. */
  readonly bound?: unknown;
  /** Every field but the reason. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What the audit log must then say beside who, why and by which request; when it is not now, when. */
  readonly entry: {
    readonly action: string;
    readonly accountId: string | null;
    readonly before: unknown;
    readonly after: unknown;
    readonly occurredAt?: Date;
  };
}

type Arrangements = Readonly<Record<string, () => Promise<Arranged>>>;

/** File and action → ways in which it is done. */
export const staffWork: Readonly<Record<string, Arrangements>> = {
  "admin/accounts/[id]/actions.ts giftBalance": {
    money: async () => {
      const [accountId, requestId] = [await customer(), newId()];
      return {
        bound: accountId,
        fields: { requestId, amount: "10.00" },
        entry: {
          action: "balance.gifted",
          accountId,
          before: { gifted: "0.00" },
          after: { amount: "10.00", currency: "USD", request: requestId },
        },
      };
    },
  },
  "admin/accounts/[id]/actions.ts giftPack": {
    "a pack": async () => {
      const [accountId, requestId] = [await customer(), newId()];
      return {
        bound: accountId,
        fields: { requestId, meter: image, units: "1000" },
        entry: {
          action: "pack.gifted",
          accountId,
          before: null,
          after: { meter: image, units: 1_000, request: requestId },
        },
      };
    },
  },
  "admin/accounts/[id]/actions.ts giftVoucher": {
    "a voucher": async () => {
      const [accountId, requestId] = [await customer(), newId()];
      return {
        bound: accountId,
        fields: { requestId, faceValue: "5.00", kinds: "both" },
        entry: {
          action: "voucher.gifted",
          accountId,
          before: null,
          after: expect.objectContaining({ amount: "5.00", minimum: "0.00", request: requestId }),
        },
      };
    },
  },
  "admin/accounts/[id]/actions.ts attachContract": { "the next contract": nextContract },
  "finance/quotes/actions.ts priceLine": { "the next contract": nextContract },
  "admin/accounts/[id]/actions.ts setTaxRate": {
    "another rate": async () => {
      const accountId = await customer();
      return {
        bound: accountId,
        fields: { percent: "6" },
        entry: { action: "tax_rate.set", accountId, before: { rate: "0" }, after: { rate: "0.06" } },
      };
    },
  },
  "admin/accounts/[id]/closure-actions.ts closeAccount": {
    "an open account": async () => {
      const accountId = await customer();
      return {
        bound: accountId,
        entry: {
          action: "account.closed",
          accountId,
          before: { closedAt: null },
          after: { closedAt: now.toISOString(), services: ["face-fusion"] },
        },
      };
    },
  },
  "admin/accounts/[id]/closure-actions.ts reopen": {
    "a closed account": async () => {
      const actor = await makeCustomer("face-fusion", "0", now);
      accepted(await closeAccountForViolations(support(actor), actor.accountId, now));
      return {
        bound: actor.accountId,
        entry: {
          action: "account.reopened",
          accountId: actor.accountId,
          before: { closedAt: now.toISOString(), closedReason: "arranged by a test" },
          after: { closedAt: null, services: ["face-fusion"] },
        },
      };
    },
  },
  "admin/accounts/[id]/message-actions.ts sendAgain": {
    "a message that was sent": async () => {
      const { accountId, messageId, target } = await mailed("sent");
      return {
        bound: { accountId, messageId },
        entry: {
          action: "message.resent",
          accountId,
          before: { message: messageId, status: "finished" },
          after: { message: messageId, status: "queued", deliveries: [{ channel: "email", target }] },
        },
      };
    },
  },
  "admin/accounts/[id]/viewing-actions.ts viewAs": {
    "an account": async () => {
      const accountId = await customer();
      return {
        bound: accountId,
        entry: {
          action: "account.viewed",
          accountId,
          before: null,
          after: { viewing: expect.any(String), until: at("2026-10-15 12:30").toISOString() },
        },
      };
    },
  },
  "admin/clock/actions.ts moveTestClock": {
    "by an hour": async () => {
      const later = at("2026-10-15 13:00");
      return {
        fields: { target: "hour" },
        entry: {
          action: "clock.moved",
          accountId: null,
          before: { now: now.toISOString() },
          after: { now: later.toISOString() },
          // It is that late from then on.
          occurredAt: later,
        },
      };
    },
  },
  "admin/keys/actions.ts createKey": {
    "a key": async () => ({
      fields: { label: "a gateway" },
      entry: {
        action: "platform_key.created",
        accountId: null,
        before: null,
        after: { id: expect.any(String), label: "a gateway", prefix: expect.any(String) },
      },
    }),
  },
  "admin/keys/actions.ts revokeKey": {
    "a key in force": async () => {
      const actor = await makeCustomer("face-fusion", "0", now);
      const { id } = await createPlatformKey(support(actor), "old", now);
      return {
        bound: id,
        entry: {
          action: "platform_key.revoked",
          accountId: null,
          before: { id, revokedAt: null },
          after: { id, revokedAt: now.toISOString() },
        },
      };
    },
  },
  "admin/outbox/actions.ts resend": {
    "a dead letter": async () => {
      const { accountId, messageId, target } = await mailed("failed");
      return {
        bound: { accountId, messageId, channel: "email", target },
        entry: {
          action: "delivery.resent",
          accountId,
          before: { status: "failed" },
          after: { status: "queued", message: messageId, channel: "email", target },
        },
      };
    },
  },
  "admin/refunds/actions.ts decide": {
    approve: () => refundDecision("approve", "submitted"),
    reject: () => refundDecision("reject", "rejected"),
  },
  "finance/prices/actions.ts publishPrice": {
    "a list price": async () => ({
      fields: { meter: image, month: "2026-12", bounds: "[a,b)", tiers },
      entry: {
        action: "price.announced",
        accountId: null,
        before: expect.objectContaining({ id: expect.stringMatching(/^003/) }),
        after: expect.objectContaining({ id: "003/2026-12", meter: image }),
      },
    }),
  },
  "finance/prices/actions.ts publishFreeQuota": {
    "a free quota": async () => ({
      fields: { quota: `claim ${image}`, units: "2000", month: "2026-12" },
      entry: {
        action: "free_quota.announced",
        accountId: null,
        before: expect.objectContaining({ meter: image, units: 1_000 }),
        after: expect.objectContaining({ meter: image, units: 2_000 }),
      },
    }),
  },
  "finance/runs/actions.ts startRun": {
    "the first run of a month": async () => ({
      fields: { month: "2026-09" },
      entry: {
        action: "billing_run.started",
        accountId: null,
        before: null,
        after: { month: "2026-09", status: "running" },
      },
    }),
  },
};

async function customer(): Promise<string> {
  return (await makeCustomer("face-fusion", "0", now)).accountId;
}

async function nextContract(): Promise<Arranged> {
  const actor = await makeCustomer("face-fusion", "0", now);
  const { accountId } = actor;
  const first = { meter: image, effectiveFrom: at("2026-11-01 00:00"), ...flat } as const;
  accepted(await attachContract(support(actor), accountId, first, now));
  return {
    bound: accountId,
    fields: { meter: image, month: "2026-12", bounds: "[a,b)", tiers },
    entry: {
      action: "contract.attached",
      accountId,
      before: { ...first, effectiveFrom: first.effectiveFrom.toISOString() },
      after: {
        meter: image,
        effectiveFrom: at("2026-12-01 00:00").toISOString(),
        bounds: "[a,b)",
        tiers: [{ upTo: null, unitPrice: "0.01" }],
      },
    },
  };
}

/** The latest of one refund too many: it waits for support (rule R8). */
async function refundDecision(verdict: "approve" | "reject", status: string): Promise<Arranged> {
  const actor = await makeCustomer("face-fusion", "10000", now);
  const quantity = serviceOf("face-fusion").policies.refundReviewFrom ?? 0;
  const orderId = await buy(actor, `${image}/pack-1000`, now, { quantity });
  const packs = await systemTransaction((tx) => listPacksOfOrder(tx, actor.accountId, orderId));
  let refundId = "";
  for (const { id } of packs) refundId = accepted(await requestRefund(actor, id, now)).refundId;
  return {
    bound: { accountId: actor.accountId, refundId, verdict },
    entry: {
      action: `refund.${verdict === "approve" ? "approved" : "rejected"}`,
      accountId: actor.accountId,
      before: expect.objectContaining({ status: "review" }),
      after: expect.objectContaining({ status }),
    },
  };
}

/** A mail to the owner of a new account that ended so. */
async function mailed(status: "sent" | "failed") {
  const { accountId, userId } = await makeCustomer("face-fusion", "0", now);
  const messageId = newId();
  const message = { accountId, id: messageId, kind: "bill_ready", cause: "a test", createdAt: now };
  const params = { service: "face-fusion", month: "2026-09", bill: "b-1", amount: "12.50", currency: "USD" };
  await systemTransaction((tx) => saveMessages(tx, [{ ...message, params }]));
  await asOwner(
    (sql) =>
      sql`update deliveries set status = ${status}, finished_at = ${now.toISOString()}
        where (account_id, message_id, channel) = (${accountId}, ${messageId}, 'email')`,
  );
  return { accountId, messageId, target: userId };
}
