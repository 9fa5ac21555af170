import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { requireStaff } from "@/lib/auth/session";
import { movedClock } from "@/lib/clock";

export default async function FinanceLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff("finance");
  return (
    <AppShell
      area="finance"
      user={{ name: staff.userName, email: staff.email }}
      testClock={await movedClock()}
    >
      {children}
    </AppShell>
  );
}
