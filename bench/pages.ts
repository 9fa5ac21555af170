import { encode } from "next-auth/jwt";
import { findUser, saveMembership } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { freePort } from "@/db/free-port";
import { newId } from "@/db/ids";
import { sessionCookie } from "@/lib/auth/cookies";
import { addDays, monthEnd, monthOf, previousMonth } from "@/lib/billing/billing-month";
import { closeMonth } from "@/lib/operations/close-month";
import { openSession } from "@/lib/operations/signing-in/open-session";
import { fundAccounts, makeAccounts, makeUser } from "./accounts";
import { atOnce, percentile } from "./at-once";
import { reachable, stop } from "./child";
import { withBenchDatabase } from "./database";
import { getter } from "./get";
import { makeHistory } from "./history";
import { throughLanes } from "./ingest";
import { type BenchResult, median } from "./measure";
import { size } from "./size";
import { startWeb, webEnvironment } from "./web";

/** Rows behind the long account. The short one has a hundredth. */
const history = Number(process.env.BENCH_HISTORY ?? 1_000_000);
const requests = size("BENCH_PAGES", { usual: 40, full: 100 });
const rounds = 5;
const readers = 2;

/**
 * Pages of an account with much history behind it, against a page of the same shell that has nothing to show (a bill
 * that is not there) and against the same pages of an account with a hundredth of the history.
 */
export function pages(): Promise<BenchResult[]> {
  return withBenchDatabase(async () => {
    const now = new Date();
    const accounts = [await makePast(history, now), await makePast(history / 100, now)];
    // A month closes once, for both.
    await closeMonth(previousMonth(monthOf(now)), now);
    const [long, short] = await Promise.all(accounts.map((accountId) => signIn(accountId, now)));
    if (!long || !short) throw new Error("Nobody is there to read");
    const port = await freePort();
    const web = await startWeb(port);
    try {
      await reachable(web, `http://127.0.0.1:${port}/sign-in`);
      const results: BenchResult[] = [];
      for (const page of ["/overview", "/usage", "/packs", "bill"]) {
        const pathOf = ({ bill }: Reader) => (page === "bill" ? `/bills/${bill}` : page);
        const asks = [
          { reader: long, path: pathOf(long), status: 200 },
          { reader: long, path: `/bills/${newId()}`, status: 404 },
          { reader: short, path: pathOf(short), status: 200 },
        ];
        const tails = asks.map((): number[] => []);
        for (let round = 0; round <= rounds; round++) {
          for (const [index, { reader, path, status }] of asks.entries()) {
            const get = getter(port, { cookie: await cookieOf(reader) }, readers, status);
            const took = await atOnce(requests, readers, () => get(path));
            if (round > 0) tails[index]?.push(percentile(took, 0.95));
          }
        }
        const [full = Number.NaN, empty = Number.NaN, young = Number.NaN] = tails.map(median);
        const of = `${page}, p95 with ${history.toLocaleString("en")} rows of history`;
        const told = { unit: "ms", ours: full, atMost: true as const };
        results.push(
          {
            ...told,
            bench: of,
            peer: { name: "an empty page of the shell", value: empty },
            ratio: full / empty,
            goal: 2,
          },
          {
            ...told,
            bench: `${of}, growth`,
            peer: { name: "a hundredth of the history", value: young },
            ratio: full / young,
            goal: 1.2,
          },
        );
      }
      return results;
    } finally {
      await stop(web);
    }
  });
}

interface Reader {
  readonly sessionKey: string;
  readonly bill: string;
}

/** An account with history and usage to bill in the month that is over. */
async function makePast(rows: number, now: Date): Promise<string> {
  const [accountId = ""] = await makeAccounts(1, now);
  await fundAccounts([accountId], now);
  const end = monthEnd(previousMonth(monthOf(now)));
  await throughLanes(now)([
    {
      type: "api.call",
      accountId,
      source: "bench",
      eventId: newId(),
      occurredAt: addDays(end, -1),
      operation: "FuseFace",
      service: null,
      calls: 1_200_000,
    },
  ]);
  await makeHistory(accountId, rows, now);
  return accountId;
}

/** The account's owner, signed in, and its bill of last month. */
async function signIn(accountId: string, now: Date): Promise<Reader> {
  const userId = await makeUser(now);
  return systemTransaction(async (tx) => {
    await saveMembership(tx, { accountId, userId, role: "owner", createdAt: now });
    const user = await findUser(tx, userId);
    const [bill] = await tx.sql<
      { id: string }[]
    >`select id from bills where account_id = ${accountId} limit 1`;
    if (!user || !bill) throw new Error("The reader has no bill to read");
    const client = { address: "127.0.0.1", userAgent: "bench" };
    const how = { method: "password" as const, secondFactor: false };
    return { sessionKey: await openSession(tx, user, how, client, now), bill: bill.id };
  });
}

async function cookieOf({ sessionKey }: Reader): Promise<string> {
  const { NEXTAUTH_SECRET: secret = "", NEXTAUTH_URL: url } = webEnvironment(0);
  return `${sessionCookie(url).name}=${await encode({ token: { sessionKey }, secret })}; locale=en`;
}
