import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { systemTransaction } from "@/db/client";
import { countRefundsInReview } from "@/db/refund-reviews";
import { areasOf } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { movedClock } from "@/lib/clock";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff("admin.see");
  return (
    <AppShell
      area="admin"
      user={{ name: staff.userName, email: staff.email, areas: areasOf(staff.staffRole) }}
      waiting={{ adminRefunds: await systemTransaction(countRefundsInReview) }}
      testClock={await movedClock()}
    >
      {children}
    </AppShell>
  );
}
