import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { at, makeAccount } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { asOwner } from "@/db/testing/owner";
import { addDays } from "@/lib/billing/billing-month";
import { dropOldDeliveries } from "./drop-old-deliveries";

freshDatabase();

const now = at("2026-11-01 09:00");
let accountId: string;
beforeEach(async () => {
  await asOwner((sql) => sql`truncate deliveries, due_marks`);
  ({ accountId } = await makeAccount("international", at("2024-01-01 09:00")));
});
afterEach(() => vi.unstubAllEnvs());

/** A delivery that was made and finished so many days ago; null: it is still to be sent. */
const delivery = (status: string, made: number, finished: number | null) =>
  systemTransaction(
    (tx) => tx.sql`
      insert into deliveries (account_id, message_id, channel, target, event, status, attempts, due_at, created_at, finished_at)
      values (${accountId}, ${newId()}, 'email', ${newId()}, null, ${status}, 1, ${now.toISOString()},
        ${addDays(now, -made).toISOString()}, ${finished === null ? null : addDays(now, -finished).toISOString()})`,
  );
const left = async () =>
  (await asOwner((sql) => sql`select status from deliveries order by status, created_at`)).map(
    ({ status }) => status,
  );

test("what is done goes after its days, a dead letter after its own, and what is still to be sent never", async () => {
  for (const status of ["sent", "stored", "cancelled"]) {
    await delivery(status, 91, 91);
    await delivery(status, 91, 89);
  }
  await delivery("failed", 366, 366);
  await delivery("failed", 366, 364);
  await delivery("queued", 1_000, null);
  await dropOldDeliveries(now);
  expect(await left()).toEqual(["cancelled", "failed", "queued", "sent", "stored"]);
});

test("the days are the operator's to choose, within reason", async () => {
  vi.stubEnv("DELIVERY_DAYS", "7");
  await delivery("sent", 8, 8);
  await delivery("sent", 6, 6);
  await dropOldDeliveries(now);
  expect(await left()).toEqual(["sent"]);
  vi.stubEnv("DELIVERY_DAYS", "1");
  await expect(dropOldDeliveries(addDays(now, 1))).rejects.toThrow("DELIVERY_DAYS");
});

test("it looks once a day", async () => {
  await dropOldDeliveries(now);
  await delivery("sent", 91, 91);
  await dropOldDeliveries(new Date(now.getTime() + 3_600_000));
  expect(await left()).toEqual(["sent"]);
  await dropOldDeliveries(addDays(now, 1));
  expect(await left()).toEqual([]);
});
