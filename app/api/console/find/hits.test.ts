import { describe, expect, it } from "vitest";
import type { FoundAccount } from "@/db/account-search";
import type { StaffRole } from "@/lib/auth/permissions";
import { accountHits, namedHits } from "./hits";

const found = [{ account: { id: "a1", name: "Acme" }, ownerEmail: null }] as unknown as FoundAccount[];
const leadsTo = (role: StaffRole, area: string | null) => accountHits(found, role, area)[0]?.hits[0]?.href;

describe("what staff call by an id", () => {
  const of = { accountId: "a1", accountName: "Acme", orderId: null };
  const bill = { ...of, kind: "bill" as const, id: "0199aaaa-0000-7000-8000-aaaaaaaaaaaa" };
  const order = { ...of, kind: "order" as const, id: "0199bbbb-0000-7000-8000-bbbbbbbbbbbb" };

  it("is the bill and the order themselves for support, each in its group", () => {
    expect(namedHits([bill, order], "support")).toEqual([
      {
        kind: "orders",
        hits: [{ href: `/admin/accounts/a1/orders/${order.id}`, label: "Acme", detail: "…bbbbbbbbbbbb" }],
      },
      {
        kind: "bills",
        hits: [{ href: `/admin/accounts/a1/bills/${bill.id}`, label: "Acme", detail: "…aaaaaaaaaaaa" }],
      },
    ]);
  });

  it("is only the bill for finance", () => {
    expect(namedHits([bill, order], "finance").map(({ kind }) => kind)).toEqual(["bills"]);
  });
});

describe("an account that staff find", () => {
  it("is the whole account for support, wherever they ask from", () => {
    expect(leadsTo("support", "admin")).toBe("/admin/accounts/a1");
    expect(leadsTo("support", "finance")).toBe("/admin/accounts/a1");
  });

  it("is its books for finance, who may see no more", () => {
    expect(leadsTo("finance", "finance")).toBe("/finance/accounts/a1");
    expect(leadsTo("finance", "admin")).toBe("/finance/accounts/a1");
  });

  it("is what the area shows for an administrator, who may see both", () => {
    expect(leadsTo("admin", "finance")).toBe("/finance/accounts/a1");
    expect(leadsTo("admin", "admin")).toBe("/admin/accounts/a1");
    expect(leadsTo("admin", null)).toBe("/admin/accounts/a1");
  });
});
