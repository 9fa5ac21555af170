import { type FoundAccount, findAccountSummary } from "@/db/account-search";
import { listAccountServices, listBillingModes, listContracts } from "@/db/accounts";
import { type AuditEntry, searchAudit } from "@/db/audit";
import { type FoundBill, searchBills } from "@/db/bill-search";
import type { Tx } from "@/db/client";
import { listDeliveriesOf } from "@/db/delivery-lists";
import { listMessages, type Message } from "@/db/instance";
import { listMembersOf } from "@/db/members";
import { listUsageHistory, type UsageMonth } from "@/db/usage";
import { monthOf, shiftMonth } from "@/lib/billing/billing-month";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { BillingMode, Service } from "@/lib/billing/catalog/types";
import { money } from "@/lib/billing/money";
import { modeAt } from "@/lib/billing/services/modes";
import { type BalanceView, readBalances } from "./read-balances";
import { readOrderPage, type ShownOrder } from "./read-orders";
import { readPackPage, type ShownPack } from "./read-packs";
import { type ServiceStatus, serviceStatus } from "./service-status";

/** How much of each list the page shows; what is older is found in the lists of their own. */
const shown = 20;
const usageMonths = 6;
/** What still works comes first and in full; of what is over a few are enough. */
const packTabs = [
  { tab: "usable", size: shown },
  { tab: "not_yet_usable", size: shown },
  { tab: "used_up", size: 5 },
  { tab: "expired", size: 5 },
  { tab: "refunded", size: 5 },
] as const;

export interface AccountService extends ServiceStatus {
  readonly service: Service;
  readonly activatedAt: Date | null;
  /** Only of meters that have a choice (rule S4). */
  readonly modes: readonly { readonly meter: string; readonly mode: BillingMode }[];
}

/** One account seen whole, as support sees it. */
export interface AccountView extends FoundAccount {
  readonly members: Awaited<ReturnType<typeof listMembersOf>>;
  readonly balances: BalanceView;
  readonly services: readonly AccountService[];
  readonly packs: readonly ShownPack[];
  readonly orders: readonly ShownOrder[];
  readonly contracts: Awaited<ReturnType<typeof listContracts>>;
  /** Newest month first. */
  readonly usage: readonly UsageMonth[];
  readonly bills: readonly FoundBill[];
  readonly messages: readonly Message[];
  /** How those messages went out. */
  readonly deliveries: Awaited<ReturnType<typeof listDeliveriesOf>>;
  readonly audit: readonly AuditEntry[];
}

/** Everything about one account; null when there is none. */
export async function readAccount(tx: Tx, accountId: string, now: Date): Promise<AccountView | null> {
  const summary = await findAccountSummary(tx, accountId);
  if (!summary) return null;
  const first = { cursor: null, size: shown };
  const packs: ShownPack[] = [];
  for (const { tab, size } of packTabs) {
    const request = { cursor: null, size, sort: "newest", descending: true } as const;
    packs.push(...(await readPackPage(tx, accountId, { tab }, request, now)).rows);
  }
  const from = shiftMonth(monthOf(now), 1 - usageMonths);
  const messages = await listMessages(tx, accountId, shown);
  return {
    ...summary,
    members: await listMembersOf(tx, accountId),
    balances: await readBalances(tx, accountId, now),
    services: await readServices(tx, summary, now),
    packs,
    orders: (await readOrderPage(tx, accountId, {}, first)).rows,
    contracts: await listContracts(tx, [accountId]),
    usage: [...(await listUsageHistory(tx, accountId, from))].reverse(),
    bills: (await searchBills(tx, { accountId }, "newest", first)).rows,
    messages,
    deliveries: await listDeliveriesOf(
      tx,
      accountId,
      messages.map(({ id }) => id),
    ),
    audit: (await searchAudit(tx, { accountId }, first)).rows,
  };
}

async function readServices(tx: Tx, { account, cash }: FoundAccount, now: Date): Promise<AccountService[]> {
  const rows = await listAccountServices(tx, account.id);
  const changes = await listBillingModes(tx, [account.id]);
  return servicesOfSite(account.site).map((service) => {
    const row = rows.find((each) => each.service === service.id);
    return {
      service,
      ...serviceStatus(service, account, row, money(cash, account.currency), now),
      activatedAt: row?.firstActivatedAt ?? null,
      modes: service.meters
        .filter(({ modes }) => modes.length > 1)
        .map(({ id }) => ({
          meter: id,
          mode: modeAt(
            changes.filter(({ meter }) => meter === id),
            now,
          ),
        })),
    };
  });
}
