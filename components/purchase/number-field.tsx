"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormField } from "@/components/ui/form-field";
import { Input } from "@/components/ui/input";
import { useOrder } from "./order-state";

interface NumberFieldProps {
  /** The parameter of the address. */
  name: string;
  label: string;
  value: number;
  limits: { readonly minimum: number; readonly maximum: number };
}

/** A whole number with buttons for one more and one less. What is out of bounds is typed as it is and refused by the server. */
export function NumberField({ name, label, value, limits }: NumberFieldProps) {
  const t = useTranslations("purchase");
  const { type } = useOrder();
  const [typed, setTyped] = useState<string | null>(null);
  // The address may change by itself, e.g. by following the advice; then what was typed is over.
  const [of, setOf] = useState(value);
  if (of !== value) {
    setOf(value);
    if (Number(typed || 0) !== value) setTyped(null);
  }
  const text = typed ?? String(value);
  const current = /^\d+$/.test(text) ? Number(text) : 0;

  function change(next: string): void {
    setTyped(next);
    type({ [name]: next === "" ? "0" : next });
  }

  const outside = current < limits.minimum || current > limits.maximum;
  return (
    <FormField
      label={label}
      hint={outside ? undefined : t("range", limits)}
      error={outside ? t("range", limits) : undefined}
    >
      {(control) => (
        <div className="flex max-w-52 items-center gap-1.5">
          <Button
            variant="outline"
            size="icon"
            aria-label={t("less")}
            aria-controls={control.id}
            disabled={current <= limits.minimum}
            onClick={() => change(String(current - 1))}
          >
            <Minus aria-hidden />
          </Button>
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            className="text-center tabular-nums"
            value={text}
            onChange={(event) => change(event.currentTarget.value.trim())}
          />
          <Button
            variant="outline"
            size="icon"
            aria-label={t("more")}
            aria-controls={control.id}
            disabled={current >= limits.maximum}
            onClick={() => change(String(current + 1))}
          >
            <Plus aria-hidden />
          </Button>
        </div>
      )}
    </FormField>
  );
}
