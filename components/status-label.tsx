import type { ReactNode } from "react";
import type { StatusLook } from "./statuses";
import { Badge } from "./ui/badge";

/** A status whose look is at hand: client components that need few of them leave the others unloaded. */
export function StatusLabel({
  look: { icon: Icon, tone },
  className,
  children,
}: {
  look: StatusLook;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <Badge tone={tone} className={className}>
      <Icon aria-hidden />
      {children}
    </Badge>
  );
}
