import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { MeterBar } from "@/components/ui/meter-bar";

export interface PackLevelView {
  readonly packs: number;
  readonly units: number;
  readonly remaining: number;
  readonly nextEnd: Date | null;
}

/** What is left of a meter's packs in force, and when the first of them lapses. */
export function PackLevelBar({ name, level }: { name: string; level: PackLevelView }) {
  const t = useTranslations("services.month");
  if (level.packs === 0) return <span className="text-muted-foreground text-xs">{t("noPacks")}</span>;
  return (
    <div className="grid gap-1">
      <MeterBar
        label={t("packsLeftOf", { name })}
        left={level.remaining}
        total={level.units}
        text={t("left", { left: level.remaining, total: level.units })}
      />
      {level.nextEnd ? (
        <span className="text-muted-foreground text-xs">
          {t.rich("nextEnd", {
            at: () => (level.nextEnd ? <Instant at={level.nextEnd} zone={false} /> : null),
          })}
        </span>
      ) : null}
    </div>
  );
}
