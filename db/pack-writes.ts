import { rowsFor, send } from "./bulk";
import type { Tx } from "./client";

/** Units drawn from packs, by column; `hour`: milliseconds of the start of the hour the calls happened in. */
export interface DrawColumns {
  readonly accountId: string[];
  readonly packId: string[];
  readonly hour: number[];
  readonly units: number[];
}

/** Takes drawn units off the packs and adds them to their draw history, under the accounts' row locks. Issued at once. */
export async function saveDraws(tx: Tx, { accountId, packId, hour, units }: DrawColumns): Promise<void> {
  if (packId.length === 0) return;
  const totals = new Map<string, { accountId: string; units: number }>();
  for (const [row, id] of packId.entries()) {
    const drawn = units[row] ?? 0;
    const total = totals.get(id);
    if (total) total.units += drawn;
    else totals.set(id, { accountId: accountId[row] ?? "", units: drawn });
  }
  const packs = [...totals.values()];
  const taken = rowsFor([
    ["uuid", packs.map((pack) => pack.accountId)],
    ["uuid", [...totals.keys()]],
    ["bigint", packs.map((pack) => pack.units)],
  ]);
  const drawn = rowsFor([
    ["uuid", accountId],
    ["uuid", packId],
    ["float8", hour],
    ["bigint", units],
  ]);
  await Promise.all([
    send(tx.sql, {
      tables: "packs drawn from",
      text: `
        update packs p set remaining = p.remaining - d.u, used = 1 from ${taken.rows} as d(a, i, u)
        where p.account_id = d.a and p.id = d.i`,
      parameters: taken.parameters,
    }),
    send(tx.sql, {
      tables: "pack_draws",
      text: `
        insert into pack_draws as p (account_id, pack_id, hour, units)
        select a, i, to_timestamp(h / 1000), u from ${drawn.rows} as d(a, i, h, u)
        on conflict (account_id, pack_id, hour) do update set units = p.units + excluded.units`,
      parameters: drawn.parameters,
    }),
  ]);
}
