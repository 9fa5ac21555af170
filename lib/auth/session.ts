import { notFound, redirect } from "next/navigation";
import { areaHome } from "@/components/shell/navigation";
import { currentSession } from "./current-session";
import { areasOf, type Capability, may, type StaffRole } from "./permissions";
import { noteRefusedAccess } from "./refused";
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
  if (!may(customer.role, capability)) refuse(customer.userId, capability);
  return customer;
}

/** Staff who may do this. Others get a page that is not there. */
export async function requireStaff(capability: Capability): Promise<Staff> {
  const visitor = await currentVisitor();
  if (!visitor) redirect(await entrance());
  if (visitor.kind !== "staff") return refuse(visitor.customer.userId, capability);
  if (!may(visitor.staff.staffRole, capability)) refuse(visitor.staff.userId, capability);
  return visitor.staff;
}

function refuse(userId: string, capability: Capability): never {
  noteRefusedAccess(userId, capability);
  notFound();
}

/** Where somebody goes who is not in yet. */
async function entrance(): Promise<"/sign-in" | "/second-factor"> {
  return (await currentSession())?.missing ? "/second-factor" : "/sign-in";
}

export function homeOfStaff(role: StaffRole): string {
  return areaHome[areasOf(role)[0] ?? "admin"];
}
