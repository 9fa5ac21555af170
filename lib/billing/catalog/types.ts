/**
 * What the catalogue is made of. Everything in which services differ is data here, so that no rule ever asks for a
 * service by name. Prices and unit prices are decimal strings in the currency of the service's site.
 */
export type Site = "international" | "china";
export type Locale = "en" | "zh";
/** A text in both languages. */
export type Text = Readonly<Record<Locale, string>>;

export type ServiceId =
  | "face-recognition-intl"
  | "faceid-intl"
  | "face-recognition-cn"
  | "face-fusion"
  | "faceid-cn";
/** `<service>/<meter>` (rules.md, section 1). */
export type MeterId = `${ServiceId}/${string}`;
export type OfferId = string;

/** How the bounds of a price table are printed (rule P4): which side of each tier is inside. */
export type Bounds = "(a,b]" | "[a,b)";

/** A row of a price table. `upTo: null` is open-ended; `unitPrice: null` is "contact sales" (rule P7). */
export interface Tier {
  readonly upTo: number | null;
  readonly unitPrice: string | null;
}

/** Tiers of billable calls a month, lowest first; reaching a tier prices all calls of the month (rule P3). */
export interface PriceTable {
  readonly bounds: Bounds;
  readonly tiers: readonly Tier[];
}

/** One dated version of something published (rule P10). */
export interface Version {
  readonly id: string;
  /** null: since the service exists. ISO 8601 with offset otherwise. */
  readonly effectiveFrom: string | null;
  /** When customers were told; null only together with `effectiveFrom: null`. */
  readonly announcedOn: string | null;
}

/** A dated list price; the version in force on a month's first instant prices the whole month (rule P10). */
export interface PriceVersion extends PriceTable, Version {}

/** A price agreed with one account for one meter, from an instant on (rule P9). */
export interface ContractPrice extends PriceTable {
  readonly meter: MeterId;
  readonly effectiveFrom: Date;
}

/** What a usage event reports: a call, or a material that came or went (rule U9). */
export type UsageEventType = "api.call" | "material.created" | "material.deleted";

export interface Operation {
  /**
   * The vendor's API action, e.g. `FuseFace`. Unique within its service. Where one action serves several meters
   * the flow it starts follows a colon: `DetectAuth:Comparison`.
   */
  readonly name: string;
  /** null: free of charge; counted and shown, never billed. A capacity meter's for material operations. */
  readonly meter: MeterId | null;
  readonly event: UsageEventType;
  readonly title: Text;
}

export type BillingMode = "calls" | "qps";

/** QPS quota prices by the order's QPS quantity (rule B3); bounds as printed in 003: lower bound inside. */
export interface QpsTier {
  /** Exclusive upper bound of the quantity; null is open-ended. */
  readonly below: number | null;
  readonly perDay: string;
  readonly perMonth: string;
}

export interface PackSize {
  readonly units: number;
  /** Price of one pack. */
  readonly price: string;
}

/** A group of operations that is counted and priced together. */
export interface Meter {
  readonly id: MeterId;
  readonly kind: "calls";
  readonly name: Text;
  /** At least one; oldest first. */
  readonly prices: readonly PriceVersion[];
  /** Call packs on sale, smallest first; empty where the document prints none (rule P12). */
  readonly packs: readonly PackSize[];
  readonly qps: readonly QpsTier[];
  /** Modes the meter can be switched between; `["calls"]` where there is no choice (rule S4). */
  readonly modes: readonly BillingMode[];
  /** QPS limit in `calls` mode; null where the document names none (rule S5). */
  readonly callsModeQpsLimit: number | null;
}

/** Counts slots that exist, not calls (rule U9). */
export interface CapacityMeter {
  readonly id: MeterId;
  readonly kind: "materials";
  readonly name: Text;
  readonly packs: readonly PackSize[];
}

export type AnyMeter = Meter | CapacityMeter;

/** How a free pack comes about (section 5). A later version of the same meter and issue replaces it (rule P10). */
export interface FreePackRule extends Version {
  readonly meter: MeterId;
  /** 0 in a version that ends the free quota. */
  readonly units: number;
  /** `activation`: once, at the first activation. `claim`: once, by hand. `monthly`: every calendar month. */
  readonly issue: "activation" | "claim" | "monthly";
  /** `issue`: from that instant. `next_day`: from 00:00 (UTC+8) of the next day (rule F4). */
  readonly startsAt: "issue" | "next_day";
  /** A month's pack ends with the month; others after a year, or never. */
  readonly validity: "year" | "month_end" | "unlimited";
}

export interface ServicePolicies {
  /** Whether unused purchased packs can be refunded, and for how many days (rules R1 to R3); null: never. */
  readonly refund: { readonly windowDays: number; readonly version: string } | null;
  readonly arrears: { readonly graceHours: number; readonly resumesAt: "zero_or_above" | "above_zero" };
  /** Money held for the next month after settlement, as a percentage of the month's list-price charge (rule L4). */
  readonly hold: { readonly percent: number } | null;
  readonly packValidityYears: number;
  /** Refunds of one account in 30 days from which on a request goes to support for review (rule R8). */
  readonly refundReviewFrom: number | null;
}

/** Terms to accept before activating (rule S1). `version` changes whenever the text does. */
export interface Terms {
  readonly version: string;
  readonly title: Text;
  /** Short numbered statements in our own words. */
  readonly clauses: readonly Text[];
}

export interface Service {
  readonly id: ServiceId;
  readonly site: Site;
  /** The source document under seeds, e.g. `003`. */
  readonly document: string;
  readonly name: Text;
  readonly summary: Text;
  readonly terms: Terms;
  readonly meters: readonly Meter[];
  readonly capacityMeters: readonly CapacityMeter[];
  readonly operations: readonly Operation[];
  readonly freePacks: readonly FreePackRule[];
  readonly policies: ServicePolicies;
}

/** Something on sale, with the id of `api.md`: `<meter>/pack-<units>`, `<meter>/qps-day`, `<meter>/qps-month`. */
export type Offer =
  | {
      readonly id: OfferId;
      readonly kind: "call_pack" | "material_pack";
      readonly service: ServiceId;
      readonly meter: MeterId;
      readonly units: number;
      readonly price: string;
    }
  | {
      readonly id: OfferId;
      readonly kind: "qps";
      readonly service: ServiceId;
      readonly meter: MeterId;
      readonly term: "day" | "month";
      readonly tiers: readonly QpsTier[];
    };
