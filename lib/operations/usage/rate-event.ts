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

const nothing: Coverage = { calls: 0, free: 0, gifted: 0, purchased: 0, qps: 0, billable: 0, refused: 0 };

/** Which operation of which service an event means; unknown and ambiguous names are refused by name. */
export function resolveOperation(
  state: AccountState,
  event: ReportedEvent,
): Decision<{ service: Service; operation: Operation }> {
  const unknown = refuse("operation_unknown", { operation: event.operation });
  if (event.service !== null) {
    const service = findService(event.service);
    if (!service || service.site !== state.account.site)
      return refuse("service_unknown", { service: event.service });
    const operation = findOperation(service.id, event.operation);
    return operation?.event === event.type ? accept({ service, operation }) : unknown;
  }
  const found = findOperations(state.account.site, event.operation).filter(
    ({ operation }) => operation.event === event.type,
  );
  const [only] = found;
  if (!only) return unknown;
  return found.length === 1 ? accept(only) : refuse("operation_ambiguous", { operation: event.operation });
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
  const periods = state.services.get(service.id) ?? { active: [], stops: [] };
  const meter = operation.meter;
  const answer = admission(
    {
      service: service.id,
      ...periods,
      mode: meter ? modeAt(state.modes.get(meter) ?? [], at) : "calls",
      qpsLimit: meter ? qpsLimitAt(state.quotas.get(meter) ?? [], at) : 0,
      billed: meter !== null,
    },
    at,
  );
  const rated = (coverage: Partial<Coverage>, draws: readonly Draw[] = []) =>
    accept({ service, operation, coverage: { ...nothing, ...coverage, calls }, draws });
  if (!answer.allowed) {
    return answer.refusal.code === "service_stopped"
      ? rated({ refused: calls })
      : { ok: false, refusal: answer.refusal };
  }
  if (meter === null || answer.coveredBy === "nothing_to_pay") return rated({});
  if (answer.coveredBy === "qps") return rated({ qps: calls });
  const packs = state.packs.get(meter) ?? [];
  const { draws, covered, billable } = drawDownInOrder(packs, { calls, at });
  for (const draw of draws) {
    const pack = packs.find((candidate) => candidate.id === draw.packId);
    if (pack) pack.remaining -= draw.units;
  }
  return rated({ ...covered, billable }, draws);
}
