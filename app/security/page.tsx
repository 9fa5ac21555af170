import { redirect } from "next/navigation";
import { securityPage } from "@/components/shell/navigation";
import { areasOf } from "@/lib/auth/permissions";
import { currentVisitor } from "@/lib/auth/visitor";

/** Where mails lead that are about a login: to the page of whoever opens them. */
export default async function Security() {
  const visitor = await currentVisitor();
  if (!visitor) redirect("/sign-in?callbackUrl=/security");
  redirect(
    securityPage[visitor.kind === "customer" ? "customer" : (areasOf(visitor.staff.staffRole)[0] ?? "admin")],
  );
}
