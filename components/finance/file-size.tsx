import { useFormatter } from "next-intl";

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A size as people say it, in steps of a thousand; the exact number of bytes is its title. */
export function FileSize({ bytes }: { bytes: number }) {
  const format = useFormatter();
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = units[step] ?? "byte";
  return (
    <span title={format.number(bytes)} className="whitespace-nowrap tabular-nums">
      {format.number(bytes / 1_000 ** step, {
        style: "unit",
        unit,
        unitDisplay: "short",
        maximumFractionDigits: step === 0 ? 0 : 1,
      })}
    </span>
  );
}
