import { systemTransaction } from "@/db/client";

const columns = "'face-fusion', 'face-fusion/image-face-fusion'";

/**
 * An account's past: half of the rows hours of usage, going back from two months ago, a quarter packs that are over, a
 * quarter messages that were read. Written directly, because no operation writes what was years ago.
 */
export function makeHistory(accountId: string, rows: number, now: Date): Promise<void> {
  const [half, quarter] = [Math.floor(rows / 2), Math.floor(rows / 4)];
  const at = now.toISOString();
  return systemTransaction(async ({ sql }) => {
    await sql.unsafe(
      `insert into usage_hours (account_id, hour, service, operation, meter, calls, billable)
       select '${accountId}', date_trunc('hour', '${at}'::timestamptz) - interval '62 days' - n * interval '1 hour',
         'face-fusion', 'FuseFace', 'face-fusion/image-face-fusion', 10, 10 from generate_series(1, ${half}) n`,
    );
    await sql.unsafe(
      `insert into packs (account_id, id, service, meter, kind, origin, units, remaining, used, valid_from, valid_until, status, created_at)
       select '${accountId}', gen_random_uuid(), ${columns}, 'calls', 'gifted', 1000, 0, 1,
         '${at}'::timestamptz - interval '3 years' - n * interval '1 minute', '${at}'::timestamptz - interval '2 years' - n * interval '1 minute',
         'active', '${at}'::timestamptz - interval '3 years' - n * interval '1 minute' from generate_series(1, ${quarter}) n`,
    );
    await sql.unsafe(
      `insert into messages (account_id, id, kind, cause, params, created_at, read_at)
       select '${accountId}', gen_random_uuid(), 'bill_ready', 'past ' || n, '{}', '${at}'::timestamptz - n * interval '1 minute', '${at}'
       from generate_series(1, ${quarter}) n`,
    );
  });
}
