import { expect, test } from "vitest";
import { systemTransaction } from "@/db/client";
import { findBalancesOf } from "@/db/ledger";
import { at, buy, makeCustomer, voucher } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { findPostingOf } from "@/db/testing/postings";
import { proveBooksAfterEach } from "@/db/testing/proof";
import { listVouchers } from "@/db/voucher-terms";
import { expireVouchers } from "./expire-vouchers";

freshDatabase();
proveBooksAfterEach();

const now = at("2026-10-15 12:00");
const end = at("2026-10-20 00:00");
const justBefore = new Date(end.getTime() - 1);

async function holder(validUntil: Date | null) {
  const actor = await makeCustomer("face-fusion", "1000", now);
  await voucher(actor, { faceValue: "100", validUntil }, now);
  const [row] = await systemTransaction((tx) => listVouchers(tx, actor.accountId));
  const id = row?.id ?? "";
  const left = async () =>
    (await systemTransaction((tx) => findBalancesOf(tx, actor.accountId))).vouchers.get(id)?.toFixed(2);
  return { actor, id, left };
}

test("a voucher keeps what is left until the instant it ends, and not a moment longer", async () => {
  const { actor, id, left } = await holder(end);
  await buy(actor, "face-fusion/image-face-fusion/pack-1000", now, { voucherId: id });
  await expireVouchers(justBefore);
  expect(await left()).toBe("40.00");
  await expireVouchers(end);
  expect(await left()).toBe("0.00");
  const entry = await systemTransaction((tx) => findPostingOf(tx, actor.accountId, `expiry:${id}`));
  expect(entry).toMatchObject({ kind: "expiry", occurredAt: end });
});

test("however late and however often it runs, the voucher expires once and when it ended", async () => {
  const { actor, id, left } = await holder(end);
  const late = at("2026-12-01 00:00");
  await Promise.all([expireVouchers(late), expireVouchers(late), expireVouchers(late)]);
  await expireVouchers(late);
  expect(await left()).toBe("0.00");
  const entry = await systemTransaction((tx) => findPostingOf(tx, actor.accountId, `expiry:${id}`));
  expect(entry?.occurredAt).toEqual(end);
});

test("a voucher without an end stays", async () => {
  const { left } = await holder(null);
  await expireVouchers(at("2036-01-01 00:00"));
  expect(await left()).toBe("100.00");
});
