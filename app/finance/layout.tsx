import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { systemTransaction } from "@/db/client";
import { countWaitingLines } from "@/db/quotes";
import { areasOf } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { movedClock } from "@/lib/clock";

export default async function FinanceLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff("finance.see");
  return (
    <AppShell
      area="finance"
      waiting={{ financeQuotes: await systemTransaction(countWaitingLines) }}
      user={{ name: staff.userName, email: staff.email, areas: areasOf(staff.staffRole) }}
      testClock={await movedClock()}
    >
      {children}
    </AppShell>
  );
}
