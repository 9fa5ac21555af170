"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Prints with the explanation of every line that was used: a paper cannot be clicked. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button variant="outline" onClick={printOpened}>
      <Printer aria-hidden />
      {label}
    </Button>
  );
}

function printOpened(): void {
  const folded = [
    ...document.querySelectorAll<HTMLDetailsElement>("article [data-called=true] details:not([open])"),
  ];
  for (const details of folded) details.open = true;
  window.print();
  for (const details of folded) details.open = false;
}
