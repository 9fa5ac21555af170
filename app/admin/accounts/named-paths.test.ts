import { describe, expect, it } from "vitest";
import type { NamedThing } from "@/db/find-by-id";
import { pathOfNamed } from "./named-paths";

const thing = (kind: NamedThing["kind"], orderId: string | null = null): NamedThing => ({
  kind,
  accountId: "a1",
  accountName: "Acme",
  id: "x1",
  orderId,
});

describe("where an id leads staff", () => {
  it("is the thing itself for support and administrators", () => {
    for (const role of ["support", "admin"] as const) {
      expect(pathOfNamed(thing("order"), role)).toBe("/admin/accounts/a1/orders/x1");
      expect(pathOfNamed(thing("bill"), role)).toBe("/admin/accounts/a1/bills/x1");
      expect(pathOfNamed(thing("pack", "o1"), role)).toBe("/admin/accounts/a1/orders/o1?pack=x1");
      expect(pathOfNamed(thing("pack"), role)).toBe("/admin/accounts/a1#x1");
    }
  });

  it("is the bill for finance, who see no orders and packs", () => {
    expect(pathOfNamed(thing("bill"), "finance")).toBe("/finance/bills/a1/x1");
    expect(pathOfNamed(thing("order"), "finance")).toBeNull();
    expect(pathOfNamed(thing("pack", "o1"), "finance")).toBeNull();
  });
});
