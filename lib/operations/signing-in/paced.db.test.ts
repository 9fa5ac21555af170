import { beforeEach, expect, test, vi } from "vitest";
import { newId } from "@/db/ids";
import { refusalOf } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { accept } from "@/lib/billing/decision";
import { throttleKey } from "@/lib/security/throttle";
import { paced } from "./paced";

freshDatabase();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-20T09:00:00Z") });
  return () => void vi.useRealTimers();
});

const tryOften = async (times: number, ...keys: Parameters<typeof paced>[0]) => {
  let done = 0;
  for (let tried = 0; tried < times; tried++)
    if (refusalOf(await paced(keys, async () => accept(null))) === null) done++;
  return done;
};

test("a program stops where people would long have, and goes on later", async () => {
  const key = throttleKey("change", newId());
  expect(await tryOften(200, key)).toBe(60);
  vi.setSystemTime(new Date("2026-11-20T09:02:00Z"));
  expect(await tryOften(200, key)).toBe(1);
});

test("one mailbox is not filled by many accounts", async () => {
  const mailbox = throttleKey("mail", "invitation", "victim@example.com");
  let sent = 0;
  for (let account = 0; account < 20; account++)
    sent += await tryOften(1, throttleKey("invite", newId()), mailbox);
  expect(sent).toBe(3);
});

test("what one account did makes no other one wait", async () => {
  await tryOften(100, throttleKey("change", newId()));
  expect(await tryOften(1, throttleKey("change", newId()))).toBe(1);
});
