"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";

/** How long a person may go on typing before the server is asked. */
const typingMs = 350;

/**
 * A GET form whose fields are the address: what is typed goes there after a pause, without a press of a button, and the
 * server answers. Without script it is submitted as usual. `data-value` of a field is what the address says: a field
 * that is not being typed in follows it, e.g. after the cheapest way was taken. `data-usual` is the value that needs
 * no parameter; `data-keep` keeps an empty one.
 */
export function LiveForm({
  action,
  href,
  className,
  children,
}: {
  action: string;
  /** The address that the page was made from. */
  href: string;
  className?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const begun = useRef(false);
  const [typing, setTyping] = useState(false);
  const [pending, startTransition] = useTransition();
  const stale = typing || pending;

  useEffect(() => () => clearTimeout(timer.current), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: fields follow the address whenever it changes.
  useEffect(() => {
    if (stale) return;
    const fields = fieldsOf(form.current);
    const first = !begun.current;
    begun.current = true;
    // What was typed before the script had come is not lost.
    if (first && fields.some(differs)) {
      later(0);
      return;
    }
    for (const field of fields) {
      const said = field.dataset.value ?? "";
      if (isCheckbox(field)) field.checked = field.value === said;
      else if (field !== document.activeElement || field instanceof HTMLSelectElement) field.value = said;
    }
  }, [href, stale]);

  function go(): void {
    clearTimeout(timer.current);
    setTyping(false);
    const to = `${action}?${paramsOf(fieldsOf(form.current))}`;
    if (to !== href) startTransition(() => router.replace(to, { scroll: false }));
  }

  function later(ms: number): void {
    setTyping(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(go, ms);
  }

  return (
    <form
      ref={form}
      action={action}
      className={className}
      data-stale={stale}
      onInput={(event) =>
        later(event.target instanceof HTMLInputElement && !isCheckbox(event.target) ? typingMs : 0)
      }
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      {children}
    </form>
  );
}

type Field = HTMLInputElement | HTMLSelectElement;

function fieldsOf(form: HTMLFormElement | null): Field[] {
  return [...(form?.elements ?? [])].filter(
    (element): element is Field =>
      (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) && element.name !== "",
  );
}

function paramsOf(fields: readonly Field[]): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of fields) {
    const value = isCheckbox(field) && !field.checked ? "" : field.value.trim();
    const { usual, keep } = field.dataset;
    if ((value !== "" && value !== usual) || (value === "" && keep !== undefined))
      params.set(field.name, value);
  }
  return params;
}

/** Whether a field shows something else than the address says; a choice that there is not cannot be shown. */
function differs(field: Field): boolean {
  const said = field.dataset.value ?? "";
  if (isCheckbox(field)) return field.checked !== (field.value === said);
  if (field instanceof HTMLSelectElement && ![...field.options].some(({ value }) => value === said))
    return false;
  return field.value !== said;
}

function isCheckbox(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && field.type === "checkbox";
}
