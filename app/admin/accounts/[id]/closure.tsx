import { getLocale } from "next-intl/server";
import { CloseAccountDialog, ReopenAccountDialog } from "@/components/admin/closure-dialogs";
import type { AccountView } from "@/lib/operations/read-account";
import { closeAccount, reopen } from "./closure-actions";

/** Closes an open account for violations, or opens a closed one again. */
export async function Closure({ account, services }: Pick<AccountView, "account" | "services">) {
  const locale = await getLocale();
  const active = services
    .filter(({ status }) => status === "active" || status === "stopped")
    .map(({ service }) => service.name[locale]);
  const dialog = { account: account.name, services: active };
  return account.closedAt ? (
    <ReopenAccountDialog
      {...dialog}
      action={reopen.bind(null, account.id)}
      closedReason={account.closedReason ?? ""}
    />
  ) : (
    <CloseAccountDialog {...dialog} action={closeAccount.bind(null, account.id)} />
  );
}
