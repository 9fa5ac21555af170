import { expect, test } from "vitest";
import { findUserByEmail, listMemberships } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { accepted, at, refusalOf } from "@/db/testing/arrange";
import { freshDatabase } from "@/db/testing/fresh-database";
import { signUp } from "./sign-up";

freshDatabase();

const now = at("2026-10-01 09:00");
const input = {
  site: "china" as const,
  accountName: "某公司",
  userName: "王芳",
  passwordHash: "a hash",
  locale: "zh" as const,
};
const membershipsOf = (email: string) =>
  systemTransaction(async (tx) => {
    const user = await findUserByEmail(tx, email);
    return user ? listMemberships(tx, user.id) : [];
  });

test("makes an account in its site's currency, a login, and its ownership", async () => {
  const { accountId } = accepted(await signUp({ ...input, email: "wang@example.com" }, now));
  expect(await membershipsOf("wang@example.com")).toMatchObject([
    { accountId, role: "owner", name: "某公司", site: "china", currency: "CNY" },
  ]);
});

test("an e-mail address has one login, in whatever letter case it is written", async () => {
  accepted(await signUp({ ...input, email: "Li@Example.com" }, now));
  expect(refusalOf(await signUp({ ...input, email: " li@example.COM " }, now))).toBe("email_taken");
});

test("the form sent 20 times at once makes one account", async () => {
  const twenty = Array.from({ length: 20 }, () => signUp({ ...input, email: "once@example.com" }, now));
  const codes = (await Promise.all(twenty)).map(refusalOf);
  expect(codes.filter((code) => code === null)).toHaveLength(1);
  expect(codes.filter((code) => code === "email_taken")).toHaveLength(19);
  expect(await membershipsOf("once@example.com")).toHaveLength(1);
});
