import { expect, test } from "vitest";
import { freshDatabase } from "@/db/testing/fresh-database";
import { exactly, hammerUsage } from "@/db/testing/hammer-usage";
import { proveBooks } from "@/db/testing/proof";

const size = { spread: 10_000, connections: 8, batches: 40, batchSize: 500 };
freshDatabase(size.connections);

test("one hot account and 10,000 others from 8 connections: nothing deadlocks, is lost or counts twice", async () => {
  expect(await hammerUsage(size)).toEqual(exactly(size));
  await proveBooks();
}, 300_000);
