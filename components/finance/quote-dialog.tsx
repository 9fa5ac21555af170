"use client";

import { useRouter } from "next/navigation";
import { ContractDialog } from "@/components/admin/contract-dialog";
import type { FormAction, FormState } from "@/components/ui/form-state";
import type { QuoteRow } from "./quote-table";

/** `href`: where the bills stand that the contract made. */
export type AttachAction = (
  previous: FormState,
  form: FormData,
) => Promise<{ state: FormState; href?: string }>;

/** The contract that prices a line; then the page shows the bills it made, because the line is gone from the list. */
export function QuoteDialog({ row }: { row: QuoteRow }) {
  const router = useRouter();
  const attach: FormAction = async (previous, form) => {
    const { state, href } = await row.attach(previous, form);
    if (href) router.push(href);
    return state;
  };
  return (
    <ContractDialog
      action={attach}
      account={row.account.name}
      currency={row.account.currency}
      meters={[row.meter]}
      month={row.month}
      bounds={row.bounds}
      size="sm"
    />
  );
}
