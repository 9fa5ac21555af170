import type { Coverage } from "@/db/usage";
import { findOperation, findOperations, findService } from "@/lib/billing/catalog/catalog";
import type { Operation, Service } from "@/lib/billing/catalog/types";
import { accept, type Decision, refuse } from "@/lib/billing/decision";
import { type Draw, drawDownInOrder } from "@/lib/billing/metering/draw-down";
import { admission } from "@/lib/billing/services/admission";
import { modeAt, qpsLimitAt } from "@/lib/billing/services/modes";
import type { AccountState } from "./account-state";
import type { ReportedEvent } from "./reported-event";

export interface RatedEvent {
  readonly service: Service;
  readonly operation: Operation;
  readonly coverage: Coverage;
  readonly draws: readonly Draw[];
}

const nothing = { free: 0, gifted: 0, purchased: 0, qps: 0, billable: 0, refused: 0 };
const neverActive = { active: [], stops: [] };

/** Which operation of which service an event means; unknown and ambiguous names are refused by name. */
export function resolveOperation(
  state: AccountState,
  event: ReportedEvent,
): Decision<{ service: Service; operation: Operation }> {
  if (event.service !== null) {
    const service = findService(event.service);
    if (!service || service.site !== state.account.site)
      return refuse("service_unknown", { service: event.service });
    const operation = findOperation(service.id, event.operation);
    return operation?.event === event.type ? accept({ service, operation }) : unknown(event);
  }
  const named = findOperations(state.account.site, event.operation);
  const found = named.length === 1 ? named : named.filter(({ operation }) => operation.event === event.type);
  const [only] = found;
  if (only?.operation.event !== event.type) return unknown(event);
  return found.length === 1 ? accept(only) : refuse("operation_ambiguous", { operation: event.operation });
}

function unknown(event: ReportedEvent): Decision<never> {
  return refuse("operation_unknown", { operation: event.operation });
}

/**
 * Rates one call event by what held at the moment of the call (rules S8, U3, U5) and takes its units from the open
 * packs. Calls inside a stop are kept and marked refused; other refusals leave the event out.
 */
export function rateCall(state: AccountState, event: ReportedEvent): Decision<RatedEvent> {
  const resolved = resolveOperation(state, event);
  if (!resolved.ok) return resolved;
  const { service, operation } = resolved.value;
  const { occurredAt: at, calls } = event;
  const periods = state.services.get(service.id) ?? neverActive;
  const meter = operation.meter;
  const answer = admission(
    {
      service: service.id,
      active: periods.active,
      stops: periods.stops,
      mode: meter ? modeAt(state.modes.get(meter) ?? [], at) : "calls",
      qpsLimit: meter ? qpsLimitAt(state.quotas.get(meter) ?? [], at) : 0,
      billed: meter !== null,
    },
    at,
  );
  if (!answer.allowed) {
    return answer.refusal.code === "service_stopped"
      ? rated(resolved.value, { ...nothing, calls, refused: calls })
      : { ok: false, refusal: answer.refusal };
  }
  if (meter === null || answer.coveredBy === "nothing_to_pay")
    return rated(resolved.value, { ...nothing, calls });
  if (answer.coveredBy === "qps") return rated(resolved.value, { ...nothing, calls, qps: calls });
  const packs = state.packs.get(meter) ?? [];
  const { draws, covered, billable } = drawDownInOrder(packs, { calls, at });
  for (const draw of draws) {
    const pack = packs.find((candidate) => candidate.id === draw.packId);
    if (pack) pack.remaining -= draw.units;
  }
  const { free, gifted, purchased } = covered;
  return rated(resolved.value, { calls, free, gifted, purchased, qps: 0, billable, refused: 0 }, draws);
}

const noDraws: readonly Draw[] = [];

function rated(
  { service, operation }: { service: Service; operation: Operation },
  coverage: Coverage,
  draws = noDraws,
): Decision<RatedEvent> {
  return accept({ service, operation, coverage, draws });
}
