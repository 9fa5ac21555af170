"use client";

import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Money } from "@/components/money";
import { cn } from "@/components/ui/cn";
import { RadioGroup } from "@/components/ui/radio-group";
import type { MoneyJson } from "@/lib/billing/money";
import { useOrder } from "./order-state";

/** Something to choose; choosing it leads to its address. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly href: string;
  readonly selected: boolean;
}

export interface PackChoice extends Choice {
  readonly kind: "call_pack" | "material_pack";
  readonly units: number;
  readonly price: MoneyJson;
  readonly perUnit: MoneyJson;
}

const cardClasses =
  "flex gap-2.5 rounded-lg border border-border bg-card px-3 py-2 text-sm shadow-xs transition-colors hover:bg-accent/50 has-checked:border-primary has-checked:bg-accent/60 has-checked:ring-1 has-checked:ring-primary has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2 has-disabled:opacity-60 has-disabled:shadow-none";

interface ChoiceCardsProps {
  name: string;
  legend: string;
  choices: readonly (Choice & { readonly note?: string; readonly disabled?: boolean })[];
  className?: string;
}

/** Radio buttons as cards. */
export function ChoiceCards({ name, legend, choices, className }: ChoiceCardsProps) {
  const { chosen, choose } = useOrder();
  return (
    <RadioGroup legend={legend}>
      <div className={cn("grid gap-2", className)}>
        {choices.map((choice) => (
          <label key={choice.value} className={cardClasses}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              disabled={choice.disabled}
              checked={(chosen[name] ?? choices.find(({ selected }) => selected)?.value) === choice.value}
              onChange={() => choose(name, choice.value, choice.href)}
              className="mt-0.5 size-4 shrink-0 accent-primary outline-none"
            />
            <span className="grid min-w-0 content-start gap-0.5">
              <span className="font-medium">{choice.label}</span>
              {choice.note ? <span className="text-muted-foreground text-xs">{choice.note}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </RadioGroup>
  );
}

/** Pack sizes with their price, and what one call of each costs. */
export function PackCards({ legend, packs }: { legend: string; packs: readonly PackChoice[] }) {
  const t = useTranslations("purchase");
  const { chosen, choose } = useOrder();
  const selected = chosen.pack ?? packs.find((pack) => pack.selected)?.value;
  return (
    <RadioGroup legend={legend}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-2">
        {packs.map((pack) => (
          <label key={pack.value} className={cardClasses}>
            <input
              type="radio"
              name="pack"
              value={pack.value}
              checked={selected === pack.value}
              onChange={() => choose("pack", pack.value, pack.href)}
              className="mt-0.5 size-4 shrink-0 accent-primary outline-none"
            />
            <span className="grid min-w-0 content-start gap-0.5">
              <span className="font-medium">
                <CallCount
                  count={pack.units}
                  style="size"
                  unit={pack.kind === "call_pack" ? "calls" : "materials"}
                />
              </span>
              <Money value={pack.price} />
              <span className="text-muted-foreground text-xs">
                <Money value={pack.perUnit} /> {t(`perUnit.${pack.kind}`)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </RadioGroup>
  );
}
