import { redirect } from "next/navigation";
import { homeOfStaff } from "@/lib/auth/session";
import { currentVisitor } from "@/lib/auth/visitor";

/** Sends everybody to where they begin. */
export default async function Home() {
  const visitor = await currentVisitor();
  if (!visitor) redirect("/sign-in");
  redirect(visitor.kind === "staff" ? homeOfStaff(visitor.staff.staffRole) : "/overview");
}
