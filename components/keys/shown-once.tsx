import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { CopyButton } from "@/components/ui/copy-button";

interface ShownOnceProps {
  readonly title: string | undefined;
  /** That it is not shown again. */
  readonly children: ReactNode;
  readonly value: string;
  /** What it is, for the button that copies it. */
  readonly label: string;
}

/** A key that was just made, to copy: afterwards only its hash is known. */
export function ShownOnce({ title, children, value, label }: ShownOnceProps) {
  return (
    <Alert tone="success" role="status" title={title}>
      <p>{children}</p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <code className="wrap-anywhere rounded-md border border-border bg-card px-2 py-1 font-mono text-xs">
          {value}
        </code>
        <CopyButton value={value} label={label} withText variant="outline" />
      </p>
    </Alert>
  );
}
