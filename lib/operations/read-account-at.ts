import type { AccountStanding } from "@/db/account-search";
import {
  type Account,
  type AccountService,
  findAccount,
  listBillingModes,
  listContracts,
  listServiceChanges,
  type ServiceChange,
} from "@/db/accounts";
import type { Tx } from "@/db/client";
import { findBalancesAt, findOverdueSinceAt, listPacksSince, wasClosedAt } from "@/db/history";
import type { Pack } from "@/db/packs";
import { listQpsQuotas } from "@/db/qps-quotas";
import { listRefunds, type Refund } from "@/db/refunds";
import { listVouchers } from "@/db/voucher-terms";
import { hourStart, monthOf } from "@/lib/billing/billing-month";
import { withAnnounced } from "@/lib/billing/catalog/announced";
import { servicesOfSite } from "@/lib/billing/catalog/catalog";
import type { BillingMode, Meter, MeterId, PriceTable, Service } from "@/lib/billing/catalog/types";
import { groupBy } from "@/lib/billing/group-by";
import { type Money, money } from "@/lib/billing/money";
import { type PackTab, packTab } from "@/lib/billing/packs/pack-state";
import { type PriceSource, priceOfMonth } from "@/lib/billing/rating/price-of-month";
import { limitOf, modeAt } from "@/lib/billing/services/modes";
import { readAnnounced } from "./announced";
import { type BalanceView, balanceView } from "./read-balances";
import { refundState } from "./refund-context";
import { type ServiceStatus, serviceStatus } from "./service-status";

/** An account as it was at an instant, from what is kept of it: nothing here is read from what holds now. */
export interface AccountAt {
  readonly account: Account;
  readonly at: Date;
  /** Draws are kept by the hour: packs are as they were at the beginning of this one. */
  readonly packsAt: Date;
  readonly standing: AccountStanding;
  readonly overdueSince: Date | null;
  readonly balances: BalanceView;
  readonly services: readonly ServiceAt[];
  /** Newest first. */
  readonly packs: readonly PackAt[];
}

export interface ServiceAt extends ServiceStatus {
  readonly service: Service;
  readonly activatedAt: Date | null;
  readonly meters: readonly MeterAt[];
}

export interface MeterAt {
  readonly meter: Meter;
  readonly mode: BillingMode;
  /** QPS limit of that mode; null where the document names none. */
  readonly limit: number | null;
  /** What priced the month's calls, as far as it was agreed by then (rules P9, P10). */
  readonly table: PriceTable;
  readonly source: PriceSource;
}

export interface PackAt {
  /** With what was left and the status of that moment. */
  readonly pack: Pack;
  readonly standing: PackTab;
}

/** null: there was no such account yet. */
export async function readAccountAt(tx: Tx, accountId: string, at: Date): Promise<AccountAt | null> {
  const account = await findAccount(tx, accountId);
  if (!account || at < account.createdAt) return null;
  const stored = await findBalancesAt(tx, accountId, at);
  const cash = money(stored.cash, account.currency);
  const overdueSince = await findOverdueSinceAt(tx, accountId, at);
  const services = await readServicesAt(tx, { ...account, overdueSince }, cash, at);
  const closed = await wasClosedAt(tx, accountId, at);
  const stopped = services.some(({ status }) => status === "stopped");
  const vouchers = (await listVouchers(tx, accountId)).filter(({ createdAt }) => createdAt <= at);
  return {
    account,
    at,
    packsAt: hourStart(at),
    standing: closed ? "closed" : stopped ? "stopped" : overdueSince ? "overdue" : "good",
    overdueSince,
    balances: balanceView(account.currency, stored, vouchers, at),
    services,
    packs: await readPacksAt(tx, accountId, services, at),
  };
}

async function readServicesAt(tx: Tx, account: Account, cash: Money, at: Date): Promise<ServiceAt[]> {
  const changes = (await listServiceChanges(tx, [account.id])).filter(({ occurredAt }) => occurredAt <= at);
  const modes = await listBillingModes(tx, [account.id]);
  const quotas = await listQpsQuotas(tx, [account.id]);
  const contracts = (await listContracts(tx, [account.id]))
    .filter(({ createdAt }) => createdAt <= at)
    .map((contract) => ({ ...contract, meter: contract.meter as MeterId }));
  const announced = await readAnnounced(tx);
  return servicesOfSite(account.site).map((service) => {
    const own = changes.filter((change) => change.service === service.id);
    const row = serviceRowAt(account.id, service, own);
    return {
      service,
      ...serviceStatus(service, account, row, cash, at),
      activatedAt: row?.firstActivatedAt ?? null,
      meters: withAnnounced(service, announced).meters.map((meter) => {
        const mode = modeAt(
          modes.filter((change) => change.meter === meter.id),
          at,
        );
        const ofMeter = quotas.filter((quota) => quota.meter === meter.id);
        const { table, source } = priceOfMonth(meter, monthOf(at), contracts);
        return { meter, mode, limit: limitOf(meter, mode, ofMeter, at), table, source };
      }),
    };
  });
}

/** What stood in the service's row, from what happened to it; none before its first activation. */
function serviceRowAt(
  accountId: string,
  service: Service,
  changes: readonly ServiceChange[],
): AccountService | undefined {
  const first = changes.find(({ change }) => change === "activated");
  if (!first) return undefined;
  const switched = changes.findLast(({ change }) => change === "activated" || change === "deactivated");
  const turned = changes.findLast(({ change }) => change === "stopped" || change === "resumed");
  return {
    accountId,
    service: service.id,
    active: switched?.change === "deactivated" ? "deactivated" : "active",
    firstActivatedAt: first.occurredAt,
    stoppedAt: turned?.change === "stopped" ? turned.occurredAt : null,
  };
}

async function readPacksAt(
  tx: Tx,
  accountId: string,
  services: readonly ServiceAt[],
  at: Date,
): Promise<PackAt[]> {
  const refunds = groupBy(await listRefunds(tx, accountId), ({ packId }) => packId);
  const around = new Map(
    services.flatMap(({ service, status, activatedAt, meters }) =>
      [...service.meters, ...service.capacityMeters].map(({ id }) => {
        const activation = status === "deactivated" ? status : activatedAt ? "active" : "never";
        const mode = meters.find(({ meter }) => meter.id === id)?.mode ?? "calls";
        return [id as string, { activation, stopped: status === "stopped", mode } as const];
      }),
    ),
  );
  return (await listPacksSince(tx, accountId, at, hourStart(at))).map(({ pack, drawnSince }) => {
    const surroundings = around.get(pack.meter);
    if (!surroundings)
      throw new Error(`Pack ${pack.id} is of a meter that the catalogue lacks: ${pack.meter}`);
    const status = statusAt(refunds.get(pack.id) ?? [], at);
    const then = { ...pack, remaining: pack.remaining + drawnSince, status };
    const refund = refundState[status];
    return { pack: then, standing: packTab({ ...then, refund }, surroundings, at) };
  });
}

/** A pack stops working when its refund is submitted, and works again when support rejects it (rules R6, R8). */
function statusAt(refunds: readonly Refund[], at: Date): Pack["status"] {
  const begun = refunds.filter(({ submittedAt }) => submittedAt <= at);
  if (begun.some(({ completedAt }) => completedAt && completedAt <= at)) return "refunded";
  const isOpen = ({ status, decidedAt }: Refund) => status !== "rejected" || !decidedAt || decidedAt > at;
  return begun.some(isOpen) ? "frozen" : "active";
}
