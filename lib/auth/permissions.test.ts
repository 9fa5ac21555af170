import { expect, it } from "vitest";
import { areaHome } from "@/components/shell/navigation";
import { areasOf, capabilities, may, roles } from "./permissions";
import { homeOfStaff } from "./session";

it("lets support and finance into their own area only, and admins into both", () => {
  expect(areasOf("support")).toEqual(["admin"]);
  expect(areasOf("finance")).toEqual(["finance"]);
  expect(areasOf("admin")).toEqual(["admin", "finance"]);
});

it("has the home of each staff role among its areas", () => {
  for (const role of ["support", "finance", "admin"] as const)
    expect(areasOf(role).map((area): string => areaHome[area])).toContain(homeOfStaff(role));
});

it("gives an owner whatever another member may do, and an admin whatever other staff may", () => {
  for (const capability of capabilities) {
    const member = (["billing", "developer", "viewer"] as const).some((role) => may(role, capability));
    if (member) expect(may("owner", capability), capability).toBe(true);
    const staff = (["support", "finance"] as const).some((role) => may(role, capability));
    if (staff) expect(may("admin", capability), capability).toBe(true);
  }
});

it("keeps people and keys, customers and staff apart: no capability is of two kinds", () => {
  const kinds = [roles.slice(0, 4), roles.slice(4, 7), roles.slice(7)];
  for (const capability of capabilities)
    expect(
      kinds.filter((kind) => kind.some((role) => may(role, capability))),
      capability,
    ).toHaveLength(1);
});

it("gives a viewer nothing that changes the account", () => {
  expect(capabilities.filter((capability) => may("viewer", capability))).toEqual([
    "account.see",
    "account.switch",
    "language.choose",
    "messages.read",
  ]);
});
