import { expect, test, vi } from "vitest";
import { arrayLiteral } from "@/db/bulk";
import type { Tx } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import { exactly, hammerUsage } from "@/db/testing/hammer-usage";

/** The negative control of `usage-hammered`: the same code, reading the accounts without locking them. */
vi.mock("@/db/usage-state", async (original) => ({
  ...(await original<typeof import("@/db/usage-state")>()),
  lockUsageAccounts: async ({ sql }: Tx, accountIds: readonly string[]) =>
    sql`select id, site, closed_at is not null as closed, null as "nextStopAt"
        from accounts where id = any(${arrayLiteral(accountIds)}::uuid[]) order by id`,
}));

const size = { spread: 100, connections: 8, batches: 20, batchSize: 250 };
freshDatabase(size.connections);

test("without the accounts' locks the same hammering does not come out right: so the race is one", async () => {
  expect(await hammerUsage(size)).not.toEqual(exactly(size));
}, 300_000);
