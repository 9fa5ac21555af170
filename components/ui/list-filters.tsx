import type { ReactNode } from "react";
import { cn } from "./cn";
import { Input } from "./input";
import { NativeSelect } from "./native-select";

interface FilterProps {
  /** Of the parameter in the address. */
  readonly name: string;
  /** Read aloud: what narrows a list stands above it without a label. */
  readonly label: string;
  /** As the address has it; null or undefined: nothing is narrowed. */
  readonly value: string | null | undefined;
}

/** One of several. `all` is the choice that narrows nothing; `children` are the others, as options. */
export function SelectFilter({
  name,
  label,
  value,
  all,
  className,
  children,
}: FilterProps & { all: string; className?: string; children: ReactNode }) {
  return (
    <NativeSelect
      // Made anew when the address changes, or going back would leave the old choice standing.
      key={`${name} ${value}`}
      name={name}
      aria-label={label}
      defaultValue={value ?? ""}
      className={cn("w-auto", className)}
    >
      <option value="">{all}</option>
      {children}
    </NativeSelect>
  );
}

/** A month; typed where the browser has no picker for it. */
export function MonthFilter({ name, label, value }: FilterProps) {
  return (
    // An empty field of a month shows dashes only, so its name stands before it.
    <span className="flex items-center gap-2 whitespace-nowrap text-muted-foreground text-xs">
      <span aria-hidden>{label}</span>
      <Input
        key={value}
        type="month"
        name={name}
        aria-label={label}
        placeholder="2026-10"
        pattern="\d{4}-\d{2}"
        defaultValue={value ?? ""}
        className="w-40 max-sm:flex-1"
      />
    </span>
  );
}

/** An id in full. */
export function IdFilter({ name, label, value }: FilterProps) {
  return (
    <Input
      key={value}
      name={name}
      aria-label={label}
      placeholder={label}
      defaultValue={value ?? ""}
      className="w-full font-mono placeholder:font-sans sm:w-72 sm:text-xs sm:placeholder:text-sm"
    />
  );
}

/** Words that rows are looked for by. */
export function SearchFilter({
  name,
  label,
  value,
  className = "w-56",
}: FilterProps & { className?: string }) {
  return (
    <Input
      key={value}
      type="search"
      name={name}
      aria-label={label}
      placeholder={label}
      defaultValue={value ?? ""}
      className={className}
    />
  );
}
