import { CircleCheck, Clock, Gift } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Badge } from "@/components/ui/badge";
import { MeterBar } from "@/components/ui/meter-bar";
import { freePackState } from "./free-pack-state";

export interface FreePackView {
  readonly meter: string;
  readonly name: string;
  readonly kind: "calls" | "materials";
  readonly units: number;
  readonly issue: "activation" | "claim" | "monthly";
  readonly startsAt: "issue" | "next_day";
  readonly validity: "year" | "month_end" | "unlimited";
  readonly pack: {
    readonly units: number;
    readonly remaining: number;
    readonly validFrom: Date;
    readonly validUntil: Date | null;
  } | null;
}

const looks = {
  open: { icon: Gift, tone: "info" },
  waiting: { icon: Clock, tone: "outline" },
  not_started: { icon: Clock, tone: "info" },
  usable: { icon: CircleCheck, tone: "success" },
  used_up: { icon: CircleCheck, tone: "neutral" },
  expired: { icon: Clock, tone: "neutral" },
} as const;

/** One free pack: what it is, how it comes, and what is left of it. `claim` is the button while it can be claimed. */
export function FreePackRow({ view, now, claim }: { view: FreePackView; now: Date; claim: ReactNode }) {
  const t = useTranslations("packs.free");
  const { name, kind, units, issue, startsAt, validity, pack } = view;
  const state = freePackState(issue, pack, now);
  const { icon: Icon, tone } = looks[state];
  return (
    <li className="grid gap-x-6 gap-y-3 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_13rem_auto] sm:items-center">
      <div className="grid gap-0.5">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
          {name}
          <Badge tone={tone}>
            <Icon aria-hidden />
            {t(`states.${state}`)}
          </Badge>
        </p>
        <p className="text-pretty text-muted-foreground text-sm">
          <CallCount count={units} unit={kind} />
          {" · "}
          {t(`issue.${issue}`)}
          {startsAt === "next_day" ? t("fromNextDay") : ""}
          {" · "}
          {t(`validity.${validity}`)}
        </p>
      </div>
      {pack ? (
        <div className="grid gap-1">
          <MeterBar
            label={t("leftOf", { name })}
            left={pack.remaining}
            total={pack.units}
            lowAt={state === "used_up" ? 0 : 0.15}
            text={t("left", { left: pack.remaining, total: pack.units })}
          />
          <p className="text-muted-foreground text-xs">
            {state === "not_started"
              ? t.rich("startsAt", { at: () => <Instant at={pack.validFrom} /> })
              : pack.validUntil
                ? t.rich("endsAt", { at: () => <Instant at={pack.validUntil ?? now} /> })
                : t("noEnd")}
          </p>
        </div>
      ) : (
        <span className="max-sm:hidden" />
      )}
      {state === "open" ? claim : null}
    </li>
  );
}
