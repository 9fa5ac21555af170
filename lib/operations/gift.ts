import { isDeepStrictEqual } from "node:util";
import { type Account, lockAccount } from "@/db/accounts";
import { systemTransaction, type Tx } from "@/db/client";
import { newId } from "@/db/ids";
import { findAuditByRequest, saveAudit } from "@/db/instance";
import { findBalancesOf } from "@/db/ledger";
import type { AuditAction } from "@/db/schema/instance";
import { saveVoucher } from "@/db/voucher-terms";
import { findAnyMeter, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import type { MeterId, ServiceId } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { giftPostings } from "@/lib/billing/ledger/balance-postings";
import { amountString, money } from "@/lib/billing/money";
import { packGrant } from "@/lib/billing/packs/pack-grant";
import { book } from "./book";
import { savePackGrants } from "./grants";

/** Who gives, and why; the reason is kept in the audit log. `requestId`: the same gift is given once. */
export interface GiftFrom {
  readonly userId: string;
  readonly reason: string;
  readonly requestId: string;
}

/** Gifts money to the gifted balance (rule F6), in the account's currency. */
export function giftBalance(
  from: GiftFrom,
  accountId: string,
  amount: string,
  now: Date,
): Promise<Decision<null>> {
  return giveOnce(from, accountId, "balance.gifted", now, (account) => {
    const gift = money(amount, account.currency);
    const content = { amount: amountString(gift.amount, 2), currency: account.currency };
    const transaction = { reference: `gift:${from.requestId}`, kind: "gift" as const, occurredAt: now };
    return accept({
      content,
      before: async (tx) => ({ gifted: amountString((await findBalancesOf(tx, accountId)).gifted, 2) }),
      save: (tx) => book(tx, account, [{ ...transaction, postings: giftPostings(gift) }], now),
    });
  });
}

export interface VoucherGift {
  readonly faceValue: string;
  /** null: every service of the site. */
  readonly services: readonly ServiceId[] | null;
  readonly kinds: readonly ("prepaid" | "postpaid")[];
  readonly minimum: string;
  readonly validUntil: Date | null;
}

export function giftVoucher(
  from: GiftFrom,
  accountId: string,
  gift: VoucherGift,
  now: Date,
): Promise<Decision<null>> {
  return giveOnce(from, accountId, "voucher.gifted", now, (account) => {
    const faceValue = money(gift.faceValue, account.currency);
    const minimum = money(gift.minimum, account.currency);
    const { services, kinds, validUntil } = gift;
    const content = {
      amount: amountString(faceValue.amount, 2),
      services,
      kinds,
      minimum: amountString(minimum.amount, 2),
      until: validUntil?.toISOString() ?? null,
    };
    const transaction = { reference: `gift:${from.requestId}`, kind: "gift" as const, occurredAt: now };
    return accept({
      content,
      save: async (tx) => {
        const id = newId();
        await saveVoucher(tx, {
          accountId,
          id,
          faceValue: faceValue.amount,
          services: services && [...services],
          kinds: [...kinds],
          minimum: minimum.amount,
          validFrom: now,
          validUntil,
          reason: from.reason,
          createdAt: now,
        });
        await book(tx, account, [{ ...transaction, postings: giftPostings(faceValue, id) }], now);
      },
    });
  });
}

/** Gifts a pack, valid for a year; drawn with the free ones, never refundable (rule F6). */
export function giftPack(
  from: GiftFrom,
  accountId: string,
  meter: string,
  units: number,
  now: Date,
): Promise<Decision<null>> {
  return giveOnce(from, accountId, "pack.gifted", now, (account) => {
    const service = serviceOfMeter(meter);
    if (!findAnyMeter(meter) || service?.site !== account.site)
      return refuse("offer_unknown", { offer: meter });
    const grant = packGrant(meter as MeterId, "gifted", units, now);
    const grantKey = `gift:${from.requestId}`;
    return accept({
      content: { meter, units },
      save: (tx) => savePackGrants(tx, accountId, [{ ...grant, grantKey }], now),
    });
  });
}

interface PlannedGift {
  /** What is given, as the audit log keeps it. */
  readonly content: Readonly<Record<string, unknown>>;
  /** What there was of it; without it nothing was: each voucher and pack is one of its own. */
  readonly before?: (tx: Tx) => Promise<object>;
  readonly save: (tx: Tx) => Promise<void>;
}

/**
 * Gives under the account's lock and writes the audit log. Its entry also knows a repeated request: the same content
 * is given once, other content is refused as `request_conflict`.
 */
function giveOnce(
  from: GiftFrom,
  accountId: string,
  action: AuditAction,
  now: Date,
  plan: (account: Account) => Decision<PlannedGift>,
): Promise<Decision<null>> {
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const planned = plan(account);
    if (!planned.ok) return planned;
    const { content, save } = planned.value;
    const wasThere = (await planned.value.before?.(tx)) ?? null;
    const after = { ...content, request: from.requestId };
    const before = await findAuditByRequest(tx, accountId, from.requestId);
    if (before) {
      const same = before.action === action && isDeepStrictEqual(before.after, after);
      return same ? accept(null) : refuse("request_conflict");
    }
    await save(tx);
    const { userId, reason } = from;
    await saveAudit(tx, { userId, accountId, action, reason, before: wasThere, after, occurredAt: now });
    return accept(null);
  });
}
