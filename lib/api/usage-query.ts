import { z } from "zod";
import type { UsageFilter, UsagePeriod } from "@/db/usage-periods";
import { HOUR_MS, hourStart, monthOf, monthStart } from "@/lib/billing/billing-month";
import { findMeter } from "@/lib/billing/catalog/catalog";
import { fitsUnit, mostPeriods, type UsageUnit, usageUnits } from "@/lib/billing/metering/usage-period";
import { addUsage, noUsage } from "@/lib/billing/rating/month-usage";
import type { MonthUsage } from "@/lib/billing/rating/rate-month";
import { instantField } from "./scenario-fields";
import type { UsageAnswer, UsageCounts } from "./schemas";

/** A plus sign in a URL means a space; an instant has no space, so it can only be its offset's sign. */
const instantParameter = z
  .string()
  .transform((text) => text.replace(" ", "+"))
  .pipe(instantField);

/** In place of a meter: operations that cost nothing. */
const freeOfCharge = "free-of-charge";

export function usageQuery(now: Date) {
  return z
    .strictObject({
      from: instantParameter.default(monthStart(monthOf(now))),
      to: instantParameter.default(now),
      meter: z
        .string()
        .refine((id) => id === freeOfCharge || findMeter(id) !== undefined, {
          error: ({ input }) => `There is no meter ${input}`,
        })
        .optional(),
      group: z.enum(usageUnits).default("day"),
    })
    .transform(({ from, to, meter, group }) => ({
      group,
      filter: {
        // Calls are kept by the hour, so a span is widened to whole hours.
        from: hourStart(from),
        until: hourStart(new Date(to.getTime() + HOUR_MS - 1)),
        meter: meter === undefined ? null : meter === freeOfCharge ? "" : meter,
      },
    }))
    .superRefine(({ filter: { from, until }, group }, context) => {
      if (until <= from)
        context.addIssue({ code: "custom", path: ["to"], message: "`to` must be after `from`" });
      else if (!fitsUnit(from, until, group)) {
        const message = `More than ${mostPeriods} periods; ask for a shorter span or a larger group`;
        context.addIssue({ code: "custom", path: ["group"], message });
      }
    });
}

export function usageAnswer(
  filter: UsageFilter,
  group: UsageUnit,
  rows: readonly UsagePeriod[],
): UsageAnswer {
  const total = rows.reduce<MonthUsage>(addUsage, noUsage);
  return {
    from: filter.from.toISOString(),
    to: filter.until.toISOString(),
    group,
    total: countsOf(total),
    periods: rows.map((row) => ({
      start: row.start.toISOString(),
      meter: row.meter || null,
      ...countsOf(row),
    })),
  };
}

function countsOf(row: MonthUsage): UsageCounts {
  const { calls, free, gifted, purchased, qps, billable, refused } = row;
  return { calls, covered: { free, gifted, purchased, qps }, billable, refused };
}
