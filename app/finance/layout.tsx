import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { requireStaff } from "@/lib/auth/session";
import { staffAreas } from "@/lib/auth/staff-areas";
import { movedClock } from "@/lib/clock";

export default async function FinanceLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff("finance");
  return (
    <AppShell
      area="finance"
      user={{ name: staff.userName, email: staff.email, areas: staffAreas[staff.staffRole] }}
      testClock={await movedClock()}
    >
      {children}
    </AppShell>
  );
}
