import { expect, it } from "vitest";
import { areaHome } from "@/components/shell/navigation";
import { homeOfStaff } from "./session";
import { staffAreas } from "./staff-areas";

it("lets support and finance into their own area only, and admins into both", () => {
  expect(staffAreas).toEqual({ support: ["admin"], finance: ["finance"], admin: ["admin", "finance"] });
});

it("has the home of each role among its areas", () => {
  for (const role of ["support", "finance", "admin"] as const)
    expect(staffAreas[role].map((area): string => areaHome[area])).toContain(homeOfStaff(role));
});
