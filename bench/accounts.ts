import { insertRows } from "@/db/bulk";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { saveTransactions } from "@/db/ledger";
import { addDays } from "@/lib/billing/billing-month";
import { giftPostings } from "@/lib/billing/ledger/balance-postings";
import { money } from "@/lib/billing/money";

/** Many accounts of the international site with Face Fusion active and a gifted pack each, written directly. */
export async function makeAccounts(count: number, now: Date): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  const since = addDays(now, -40).toISOString();
  for (let start = 0; start < count; start += 10_000) {
    const chunk = ids.slice(start, start + 10_000);
    await systemTransaction(async ({ sql }) => {
      await insertRows(
        sql,
        "accounts",
        { id: "uuid", site: "text", currency: "text", name: "text", created_at: "timestamptz" },
        chunk.map((id) => [id, "international", "USD", `Bench ${id}`, since]),
      );
      await insertRows(
        sql,
        "account_services",
        { account_id: "uuid", service: "text", active: "text", first_activated_at: "timestamptz" },
        chunk.map((id) => [id, "face-fusion", "active", since]),
      );
      await insertRows(
        sql,
        "service_changes",
        {
          account_id: "uuid",
          id: "uuid",
          service: "text",
          change: "text",
          occurred_at: "timestamptz",
          terms_version: "text",
        },
        chunk.map((id) => [id, newId(), "face-fusion", "activated", since, "bench"]),
      );
      await insertRows(
        sql,
        "packs",
        {
          account_id: "uuid",
          id: "uuid",
          service: "text",
          meter: "text",
          kind: "text",
          origin: "text",
          units: "bigint",
          remaining: "bigint",
          valid_from: "timestamptz",
          valid_until: "timestamptz",
          status: "text",
          created_at: "timestamptz",
        },
        chunk.map((id) => [
          id,
          newId(),
          "face-fusion",
          "face-fusion/image-face-fusion",
          "calls",
          "gifted",
          1_000_000,
          1_000_000,
          since,
          addDays(now, 300).toISOString(),
          "active",
          since,
        ]),
      );
    });
  }
  return ids;
}

/** Gives each account a million to spend, through the ledger. */
export async function fundAccounts(ids: readonly string[], now: Date): Promise<void> {
  for (let start = 0; start < ids.length; start += 5_000) {
    const chunk = ids.slice(start, start + 5_000);
    await systemTransaction((tx) =>
      saveTransactions(
        tx,
        chunk.map((accountId) => ({
          accountId,
          reference: "bench",
          kind: "gift" as const,
          occurredAt: now,
          postings: giftPostings(money("1000000", "USD")),
        })),
      ),
    );
  }
}

/** Who buys. */
export async function makeUser(now: Date): Promise<string> {
  const [id = ""] = await makeUsers(1, now);
  return id;
}

/** As many logins: two purchases by one and the same person would meet at the person's row. */
export async function makeUsers(count: number, now: Date): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  const columns = {
    id: "uuid",
    email: "text",
    name: "text",
    password_hash: "text",
    locale: "text",
    created_at: "timestamptz",
  };
  const at = now.toISOString();
  await systemTransaction(({ sql }) =>
    insertRows(
      sql,
      "users",
      columns,
      ids.map((id) => [id, `${id}@example.com`, "Bench", "nobody signs in", "en", at]),
    ),
  );
  return ids;
}
