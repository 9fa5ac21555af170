import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { resendLink } from "@/app/security/actions";
import { ArrearsBanner } from "@/components/arrears/arrears-banner";
import { AppShell } from "@/components/shell/app-shell";
import { BalanceChip } from "@/components/shell/balance-chip";
import { ClosedBanner } from "@/components/shell/closed-banner";
import { VerifyBanner } from "@/components/shell/verify-banner";
import { ViewingBanner } from "@/components/shell/viewing-banner";
import { ReadOnly } from "@/components/ui/read-only";
import { tenantTransaction } from "@/db/client";
import { countUnreadMessages } from "@/db/instance";
import { viewingOnly } from "@/lib/action";
import { requireCustomer } from "@/lib/auth/session";
import { refusalSentence } from "@/lib/billing/refusals";
import { currentTime, movedClock } from "@/lib/clock";
import { keepsMail } from "@/lib/notify/settings";
import { readArrears } from "@/lib/operations/read-arrears";
import { endViewing } from "../admin/accounts/[id]/viewing-actions";
import { switchAccount } from "./actions";

/** The frame of a customer's pages: their account, what they can spend, and arrears above everything else. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const customer = await requireCustomer("account.see");
  const now = await currentTime();
  const [{ arrears, available }, unread] = await tenantTransaction(customer.accountId, (tx) =>
    Promise.all([readArrears(tx, customer.accountId, now), countUnreadMessages(tx, customer.accountId)]),
  );
  return (
    <AppShell
      area="customer"
      user={{
        name: customer.userName,
        email: customer.email,
        accounts: { list: customer.accounts, current: customer.accountId, choose: switchAccount },
      }}
      account={{ name: customer.accountName }}
      balance={<BalanceChip available={available} />}
      unread={unread}
      testClock={await movedClock()}
      banners={
        <>
          {customer.viewing ? (
            <ViewingBanner account={customer.accountName} until={customer.viewing.endsAt} stop={endViewing} />
          ) : null}
          {customer.emailVerified ? null : (
            <VerifyBanner
              email={customer.email}
              keptMailHref={keepsMail() ? "/settings/mail" : null}
              resend={resendLink}
            />
          )}
          {customer.closure ? <ClosedBanner closure={customer.closure} /> : null}
          {arrears ? <ArrearsBanner arrears={arrears} now={now} /> : null}
        </>
      }
    >
      <ReadOnly reason={customer.viewing ? refusalSentence(viewingOnly, await getLocale()) : null}>
        {children}
      </ReadOnly>
    </AppShell>
  );
}
