import { type BillingMonth, HOUR_MS, monthOf } from "@/lib/billing/billing-month";

/** The hour that calls are counted in, and its month on the billing clock (rules T1, T2). */
export interface BillingHour {
  /** Milliseconds of its first instant. */
  readonly start: number;
  readonly month: BillingMonth;
}

/** The hours of a batch, each worked out once: a thousand events happen in a few hours. */
export class BillingHours {
  readonly #hours = new Map<number, BillingHour>();

  of(at: Date): BillingHour {
    const start = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
    const known = this.#hours.get(start);
    if (known) return known;
    // Months begin on a full hour of any clock, so an hour has one month.
    const hour = { start, month: monthOf(new Date(start)) };
    this.#hours.set(start, hour);
    return hour;
  }
}
