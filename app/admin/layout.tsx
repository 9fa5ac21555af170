import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { systemTransaction } from "@/db/client";
import { countRefundsInReview } from "@/db/refund-reviews";
import { requireStaff } from "@/lib/auth/session";
import { staffAreas } from "@/lib/auth/staff-areas";
import { movedClock } from "@/lib/clock";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff("support");
  return (
    <AppShell
      area="admin"
      user={{ name: staff.userName, email: staff.email, areas: staffAreas[staff.staffRole] }}
      waiting={{ adminRefunds: await systemTransaction(countRefundsInReview) }}
      testClock={await movedClock()}
    >
      {children}
    </AppShell>
  );
}
