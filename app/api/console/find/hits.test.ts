import { describe, expect, it } from "vitest";
import type { FoundAccount } from "@/db/account-search";
import type { StaffRole } from "@/lib/auth/permissions";
import { accountHits } from "./hits";

const found = [{ account: { id: "a1", name: "Acme" }, ownerEmail: null }] as unknown as FoundAccount[];
const leadsTo = (role: StaffRole, area: string | null) => accountHits(found, role, area)[0]?.hits[0]?.href;

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
