import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { listPacksOfOrder } from "@/db/packs";
import { completeRefund } from "@/lib/operations/complete-refunds";
import { purchaseOffer } from "@/lib/operations/purchase-offer";
import { requestRefund } from "@/lib/operations/request-refund";
import { fundAccounts, makeAccounts, makeUsers } from "./accounts";
import { atOnce } from "./at-once";
import { ownSeconds, serverSeconds } from "./cpu";
import { withBenchDatabase } from "./database";
import { type BenchResult, type Contender, measure, result } from "./measure";
import { makePeerLedger } from "./peers/ledger";

const accounts = Number(process.env.BENCH_BUYERS ?? 10_000);
/** Each round. */
const orders = Number(process.env.BENCH_ORDERS ?? 1_500);
const connections = 8;
const offerId = "face-fusion/image-face-fusion/pack-1000";

/** Purchases of packs over many accounts, 8 connections, against transfers of a ledger that does nothing else. */
export function purchase(): Promise<BenchResult[]> {
  return withBuyers(async (buyers, peer, now, cpu) => {
    const [ours, theirs] = await measure([
      {
        name: "purchaseOffer",
        cpu,
        run: async () => {
          await atOnce(orders, connections, () => buy(anyOf(buyers), now));
          return orders;
        },
      },
      peer,
    ]);
    if (!ours || !theirs) throw new Error("A contender was not measured");
    return [result("purchase", "orders/s", 1, ours, theirs)];
  });
}

/** Refunds asked for and completed, each of an account of its own: many of one account are reviewed (rule R8). */
export function refund(): Promise<BenchResult[]> {
  return withBuyers(async (buyers, peer, now, cpu) => {
    const fresh = [...buyers];
    let sold: { readonly buyer: Buyer; readonly packId: string }[] = [];
    const refunding: Contender = {
      name: "requestRefund and completeRefund",
      cpu,
      prepare: async () => {
        sold = [];
        await atOnce(orders, connections, async () => {
          const buyer = fresh.pop();
          if (!buyer) throw new Error("BENCH_BUYERS must be six times BENCH_ORDERS or more");
          sold.push({ buyer, packId: await packOf(buyer, await buy(buyer, now)) });
        });
      },
      run: async () => {
        await atOnce(sold.length, connections, async (index) => {
          const pack = sold[index];
          if (pack) await giveBack(pack.buyer, pack.packId, now);
        });
        return sold.length;
      },
    };
    const [ours, theirs] = await measure([refunding, peer]);
    if (!ours || !theirs) throw new Error("A contender was not measured");
    return [result("refund, asked for and completed", "refunds/s", null, ours, theirs)];
  });
}

interface Buyer {
  readonly accountId: string;
  readonly userId: string;
}

async function withBuyers(
  work: (buyers: Buyer[], peer: Contender, now: Date, cpu: () => number) => Promise<BenchResult[]>,
): Promise<BenchResult[]> {
  return withBenchDatabase(
    async (postmaster) => {
      const now = new Date();
      const userIds = await makeUsers(accounts, now);
      const ids = await makeAccounts(accounts, now);
      await fundAccounts(ids, now);
      const cpu = () => ownSeconds() + serverSeconds(postmaster);
      const peer = await makePeerLedger(accounts, orders, connections);
      const buyers = ids.map((accountId, index) => ({ accountId, userId: userIds[index] ?? "" }));
      return work(buyers, { ...peer, cpu }, now, cpu);
    },
    { connections },
  );
}

function anyOf(buyers: readonly Buyer[]): Buyer {
  const buyer = buyers[Math.floor(Math.random() * buyers.length)];
  if (!buyer) throw new Error("Nobody buys");
  return buyer;
}

async function buy(buyer: Buyer, now: Date): Promise<string> {
  const bought = await purchaseOffer(buyer, { offerId, requestId: newId() }, now);
  if (!bought.ok) throw new Error(bought.refusal.code);
  return bought.value.orderId;
}

async function packOf({ accountId }: Buyer, orderId: string): Promise<string> {
  const [pack] = await systemTransaction((tx) => listPacksOfOrder(tx, accountId, orderId));
  if (!pack) throw new Error("The order delivered nothing");
  return pack.id;
}

async function giveBack(buyer: Buyer, packId: string, now: Date): Promise<void> {
  const asked = await requestRefund(buyer, packId, now);
  if (!asked.ok) throw new Error(asked.refusal.code);
  if (asked.value.inReview) throw new Error("The refund went into review");
  await completeRefund(buyer.accountId, asked.value.refundId, now);
}
