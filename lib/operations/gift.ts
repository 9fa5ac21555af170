import { lockAccount } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { saveAudit } from "@/db/instance";
import { findTransactionByReference, saveVoucher } from "@/db/ledger";
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
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const gift = money(amount, account.currency);
    const reference = `gift:${from.requestId}`;
    if (await findTransactionByReference(tx, accountId, reference)) return accept(null);
    await book(
      tx,
      account,
      [{ reference, kind: "gift", occurredAt: now, postings: giftPostings(gift) }],
      now,
    );
    await saveAudit(tx, {
      userId: from.userId,
      accountId,
      action: "balance.gifted",
      reason: from.reason,
      after: { amount: amountString(gift.amount, 2), currency: account.currency },
      occurredAt: now,
    });
    return accept(null);
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
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const reference = `gift:${from.requestId}`;
    if (await findTransactionByReference(tx, accountId, reference)) return accept(null);
    const faceValue = money(gift.faceValue, account.currency);
    const id = newId();
    await saveVoucher(tx, {
      accountId,
      id,
      faceValue: faceValue.amount,
      services: gift.services && [...gift.services],
      kinds: [...gift.kinds],
      minimum: money(gift.minimum, account.currency).amount,
      validFrom: now,
      validUntil: gift.validUntil,
      reason: from.reason,
      createdAt: now,
    });
    await book(
      tx,
      account,
      [{ reference, kind: "gift", occurredAt: now, postings: giftPostings(faceValue, id) }],
      now,
    );
    await saveAudit(tx, {
      userId: from.userId,
      accountId,
      action: "voucher.gifted",
      reason: from.reason,
      after: { voucher: id, amount: amountString(faceValue.amount, 2) },
      occurredAt: now,
    });
    return accept(null);
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
  return systemTransaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (!account) return refuse("account_not_found");
    const service = serviceOfMeter(meter);
    if (!findAnyMeter(meter) || service?.site !== account.site)
      return refuse("offer_unknown", { offer: meter });
    const grant = {
      ...packGrant(meter as MeterId, "gifted", units, now),
      grantKey: `gift:${from.requestId}`,
    };
    await savePackGrants(tx, accountId, [grant], now);
    await saveAudit(tx, {
      userId: from.userId,
      accountId,
      action: "pack.gifted",
      reason: from.reason,
      after: { meter, units, until: grant.validUntil?.toISOString() ?? null },
      occurredAt: now,
    });
    return accept(null);
  });
}
