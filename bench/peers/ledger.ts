import { readFileSync } from "node:fs";
import { pool } from "@/db/client";
import { atOnce } from "../at-once";
import type { Contender } from "../measure";

/** A double-entry ledger in SQL (`ledger.sql`), on the same database, through the same driver. */
export async function makePeerLedger(
  accounts: number,
  transfers: number,
  connections: number,
): Promise<Contender> {
  await pool().unsafe(readFileSync("bench/peers/ledger.sql", "utf8"));
  const rows = await pool()<{ id: string }[]>`
    insert into peer_accounts (name, currency, balance, may_be_negative)
    select 'peer ' || n, 'USD', 1000000, false from generate_series(1, ${accounts}::int) n returning id`;
  const ids = rows.map(({ id }) => id);
  return {
    name: "peer_transfer, a ledger in SQL after pgledger's design",
    run: async () => {
      await atOnce(transfers, connections, async () => {
        const source = Math.floor(Math.random() * ids.length);
        const target = (source + 1 + Math.floor(Math.random() * (ids.length - 1))) % ids.length;
        await pool()`select id from peer_transfer(${ids[source] ?? ""}, ${ids[target] ?? ""}, 60)`;
      });
      return transfers;
    },
  };
}
