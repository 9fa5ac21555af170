import { useTranslations } from "next-intl";

const unitMs = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const;
type Unit = keyof typeof unitMs;

/** A length of time as its two largest units, cut and not rounded: what is left is never said to be more. */
export function durationParts(ms: number): readonly { unit: Unit; count: number }[] {
  const units = Object.keys(unitMs) as Unit[];
  const largest = units.findIndex((unit) => ms >= unitMs[unit]);
  if (largest < 0) return [{ unit: "seconds", count: 0 }];
  let left = ms;
  return units
    .slice(largest, largest + 2)
    .map((unit) => {
      const count = Math.floor(left / unitMs[unit]);
      left -= count * unitMs[unit];
      return { unit, count };
    })
    .filter(({ count }, index) => index === 0 || count > 0);
}

/** "6 days 3 hours". */
export function useDurationText(): (ms: number) => string {
  const t = useTranslations("packs");
  return (ms) => {
    const [first, second] = durationParts(ms).map(({ unit, count }) => t(`duration.${unit}`, { count }));
    return second ? t("duration.two", { first: first ?? "", second }) : (first ?? "");
  };
}

export function Duration({ ms }: { ms: number }) {
  return <span className="whitespace-nowrap tabular-nums">{useDurationText()(ms)}</span>;
}
