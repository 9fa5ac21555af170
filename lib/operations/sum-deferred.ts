import type { Tx } from "@/db/client";
import { type SoldRow, streamSold } from "@/db/deferred-revenue";
import type { DeferredRow } from "@/db/reconciliation-report";
import type { Scope } from "@/db/reconciliation-scope";
import { amountString, isPositive, money } from "@/lib/billing/money";
import {
  addMovements,
  type DeferredMovement,
  movementBetween,
  noMovement,
} from "@/lib/billing/revenue/deferred";
import { recognise, type Sold } from "@/lib/billing/revenue/pack-revenue";

interface OfferSum {
  readonly head: Pick<DeferredRow, "service" | "kind" | "offer">;
  movement: DeferredMovement;
  open: number;
}

/** How deferred revenue moved in the month, or since its start while it runs: per offer, pack by pack. */
export async function sumDeferred(tx: Tx, scope: Scope, now: Date): Promise<DeferredRow[]> {
  const last = justBefore(scope.until);
  const end = now < last ? now : last;
  const offers = new Map<string, OfferSum>();
  for await (const row of streamSold(tx, scope)) {
    const movement = movementOf(row, scope, end);
    const { service, kind, offer } = row;
    const sum = offers.get(offer) ?? {
      head: { service, kind, offer },
      movement: noMovement(scope.currency),
      open: 0,
    };
    sum.movement = addMovements(sum.movement, movement);
    if (isPositive(movement.closing)) sum.open += 1;
    offers.set(offer, sum);
  }
  return [...offers.values()].filter(isOfInterest).map(toRow).sort(byOffer);
}

/** The month is half-open: the opening is what held just before it, the closing what holds in its last moment. */
function movementOf(row: SoldRow, { from, currency }: Scope, end: Date): DeferredMovement {
  const sold: Sold = {
    paid: money(row.paid, currency),
    kind: row.kind,
    units: row.units,
    soldAt: row.soldAt,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    refund: row.refund && { at: row.refund.at, givenBack: money(row.refund.givenBack, currency) },
  };
  return movementBetween(
    recognise(sold, row.drawnBefore, justBefore(from)),
    recognise(sold, row.drawnByEnd, end),
  );
}

function justBefore(at: Date): Date {
  return new Date(at.getTime() - 1);
}

/** Packs that were used up long before leave no trace in the month. */
function isOfInterest({ movement }: OfferSum): boolean {
  return Object.values(movement).some(({ amount }) => !amount.isZero());
}

function toRow({ head, open, movement }: OfferSum): DeferredRow {
  const text = ({ amount }: DeferredMovement["sold"]) => amountString(amount, 2);
  return {
    ...head,
    open,
    opening: text(movement.opening),
    sold: text(movement.sold),
    used: text(movement.used),
    lapsed: text(movement.lapsed),
    refunded: text(movement.refunded),
    closing: text(movement.closing),
  };
}

function byOffer(a: DeferredRow, b: DeferredRow): number {
  return a.offer < b.offer ? -1 : Number(a.offer > b.offer);
}
