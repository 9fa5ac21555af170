import { useFormatter } from "next-intl";
import { billingClockText } from "@/lib/billing/billing-month";
import { cn } from "./ui/cn";

/** Named wherever a time stands, because the billing clock is UTC+8 for everybody (rule T2). */
export const zoneName = "UTC+8";

interface InstantProps {
  /** A Date, or ISO 8601 text as the API gives it. */
  at: Date | string;
  /** `relative` needs `now` and keeps the full text as its title. */
  style?: "date" | "date-time" | "relative";
  now?: Date | string;
  precision?: "minute" | "second";
  /** Left out only where the zone is named once for all, in the header of a column. */
  zone?: boolean;
  className?: string;
}

/** An instant on the billing clock. The last day of a half-open period is a date before its end: pass the day you mean. */
export function Instant({
  at,
  style = "date-time",
  now,
  precision = "minute",
  zone = true,
  className,
}: InstantProps) {
  const format = useFormatter();
  const instant = new Date(at);
  const full = `${billingClockText(instant, precision)} ${zoneName}`;
  const text = style === "date" ? billingClockText(instant, "day") : billingClockText(instant, precision);
  const relative = style === "relative" && now !== undefined;
  return (
    <time
      dateTime={instant.toISOString()}
      title={full}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {relative ? spaced(format.relativeTime(instant, new Date(now))) : text}
      {relative || !zone || style === "date" ? null : (
        <span className="text-muted-foreground"> {zoneName}</span>
      )}
    </time>
  );
}

/** A space between a figure and a Chinese character, as in all our texts: `3 分钟前`. */
function spaced(text: string): string {
  return text.replace(/(\d)(?=\p{Script=Han})/gu, "$1 ");
}
