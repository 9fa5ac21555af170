import type { MoneyJson } from "@/lib/billing/money";

/** A field as a component shows it. */
export interface FieldView {
  readonly name: string;
  /** What was written, also where it makes no sense. */
  readonly value: string;
  readonly error: string | null;
}

export interface PackFieldView extends FieldView {
  readonly units: number;
  readonly price: MoneyJson;
}

export interface QpsFieldsView {
  readonly mode: FieldView;
  readonly peak: FieldView;
  /** A quota is asked for, or the mode needs one. */
  readonly quota: { readonly qps: FieldView; readonly term: FieldView; readonly terms: FieldView } | null;
}

/** A meter in play. */
export interface MeterFieldsView {
  readonly id: string;
  readonly kind: "calls" | "materials";
  readonly name: string;
  readonly service: string;
  readonly removeHref: string;
  readonly calls: FieldView;
  readonly packs: readonly PackFieldView[];
  readonly claim: (FieldView & { readonly units: number }) | null;
  readonly modes: QpsFieldsView | null;
  readonly contract: FieldView | null;
}
