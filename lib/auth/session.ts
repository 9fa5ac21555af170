import { notFound, redirect } from "next/navigation";
import { areaHome } from "@/components/shell/navigation";
import { currentSession } from "./current-session";
import { areasOf, type Capability, may, type StaffRole } from "./permissions";
import { type Customer, currentVisitor, type Staff } from "./visitor";

/**
 * The signed-in customer who may do this, or support looking in the place of one; everybody else is sent to where they
 * belong.
 */
export async function requireCustomer(capability: Capability): Promise<Customer> {
  const visitor = await currentVisitor();
  if (!visitor) redirect(await entrance());
  const customer =
    visitor.kind === "customer"
      ? visitor.customer
      : (visitor.inPlaceOf ?? redirect(homeOfStaff(visitor.staff.staffRole)));
  if (!may(customer.role, capability)) notFound();
  return customer;
}

/** Staff who may do this. Others get a page that is not there. */
export async function requireStaff(capability: Capability): Promise<Staff> {
  const visitor = await currentVisitor();
  if (!visitor) redirect(await entrance());
  if (visitor.kind !== "staff" || !may(visitor.staff.staffRole, capability)) notFound();
  return visitor.staff;
}

/** Where somebody goes who is not in yet. */
async function entrance(): Promise<"/sign-in" | "/second-factor"> {
  return (await currentSession())?.missing ? "/second-factor" : "/sign-in";
}

export function homeOfStaff(role: StaffRole): string {
  return areaHome[areasOf(role)[0] ?? "admin"];
}
