import type { Locale } from "../catalog/types";
import { countText } from "../count-text";
import { beforeMeasureWord, sizeText } from "../size-text";

/** What a tier counts: a month's calls, or the QPS of an order. */
export type TierUnit = "calls" | "qps";

/**
 * A tier in words, from its label as bills and orders keep it: `(10000, 100000]` is "10,001 – 100,000". Nobody should
 * have to read brackets. English counts whole calls; Chinese names the printed bounds and says on which side they are
 * (rule P4), so that 万 and 亿 stay as the documents print them. A label of another form is shown as it is.
 */
export function tierText(label: string, locale: Locale, unit: TierUnit = "calls"): string {
  const bounds = readLabel(label);
  return bounds ? words[locale](bounds, unit) : label;
}

/** Whether the tier is the whole table: one price at any volume. */
export function isAnyVolume(label: string): boolean {
  const bounds = readLabel(label);
  return bounds?.lower === 0 && bounds.upper === null;
}

interface LabelBounds {
  readonly lower: number;
  readonly lowerInside: boolean;
  /** null: open-ended. */
  readonly upper: number | null;
  readonly upperInside: boolean;
}

function readLabel(label: string): LabelBounds | null {
  const match = /^([[(])(\d+), (\d+|∞)([\])])$/.exec(label);
  if (!match) return null;
  const [, open, lower, upper, close] = match;
  return {
    lower: Number(lower),
    lowerInside: open === "[",
    upper: upper === "∞" ? null : Number(upper),
    upperInside: close === "]",
  };
}

const words = { en: english, zh: chinese } as const;

function english({ lower, lowerInside, upper, upperInside }: LabelBounds, unit: TierUnit): string {
  const suffix = unit === "qps" ? " QPS" : "";
  const from = countText(lowerInside ? lower : lower + 1);
  if (upper === null)
    return lower === 0 ? `Any number of ${unit === "qps" ? "QPS" : "calls"}` : `From ${from}${suffix}`;
  const to = countText(upperInside ? upper : upper - 1);
  return lower === 0 ? `Up to ${to}${suffix}` : `${from} – ${to}${suffix}`;
}

function chinese({ lower, lowerInside, upper, upperInside }: LabelBounds, unit: TierUnit): string {
  const counted = (count: number) =>
    unit === "qps" ? `${sizeText(count, "zh")} QPS` : `${beforeMeasureWord(sizeText(count, "zh"))}次`;
  const most = upper === null ? "" : `${upperInside ? "不超过 " : "不足 "}${counted(upper)}`;
  if (lower === 0) return most || (unit === "qps" ? "不限 QPS" : "不限次数");
  if (most === "")
    return lowerInside ? `${counted(lower)}${unit === "qps" ? " " : ""}及以上` : `超过 ${counted(lower)}`;
  return `${lowerInside ? "不少于" : "超过"} ${counted(lower)}，${most}`;
}
