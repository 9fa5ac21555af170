"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { toast } from "@/components/ui/toast";

const lookEveryMs = 3_000;

interface TopUpWatchProps {
  status: "pending" | "paid" | "failed";
  /** As text with its currency. */
  amount: string;
  /** Where to go once it has arrived; null stays here. */
  returnTo: string | null;
}

/** Coming back from a provider's page: looks again until the payment is confirmed, then leads on. Shows nothing itself. */
export function TopUpWatch({ status, amount, returnTo }: TopUpWatchProps) {
  const t = useTranslations("balance.topUpPage");
  const router = useRouter();
  useEffect(() => {
    if (status === "pending") {
      const timer = setInterval(() => router.refresh(), lookEveryMs);
      return () => clearInterval(timer);
    }
    if (status === "paid" && returnTo) {
      toast.success(t("done", { amount }), { id: "top-up" });
      router.replace(returnTo);
    }
  }, [status, amount, returnTo, router, t]);
  return null;
}
