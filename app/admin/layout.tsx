import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { requireStaff } from "@/lib/auth/session";
import { movedClock } from "@/lib/clock";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff("support");
  return (
    <AppShell area="admin" user={{ name: staff.userName, email: staff.email }} testClock={await movedClock()}>
      {children}
    </AppShell>
  );
}
