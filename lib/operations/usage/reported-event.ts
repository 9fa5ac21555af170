import type { UsageEventType } from "@/lib/billing/catalog/types";
import type { Refusal } from "@/lib/billing/refusals";

/** A usage event as a gateway reports it; its shape is checked, its content is not. */
export interface ReportedEvent {
  readonly type: UsageEventType;
  readonly accountId: string;
  /** With `accountId` and `eventId` the identity of the event (rule U6). */
  readonly source: string;
  readonly eventId: string;
  readonly occurredAt: Date;
  readonly operation: string;
  /** null: the one service of the account's site that knows the operation. */
  readonly service: string | null;
  /** 1 for materials. */
  readonly calls: number;
  readonly materialId?: string;
}

export type EventOutcome =
  | { readonly status: "accepted" }
  | { readonly status: "duplicate" }
  | { readonly status: "rejected"; readonly refusal: Refusal };
