import { cva, type VariantProps } from "class-variance-authority";
import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

const alertVariants = cva("flex gap-2.5 rounded-lg border px-3.5 py-2.5 text-sm", {
  variants: {
    tone: {
      info: "border-info-border bg-info-surface [&>svg]:text-info",
      success: "border-success-border bg-success-surface [&>svg]:text-success",
      warning: "border-warning-border bg-warning-surface [&>svg]:text-warning",
      danger: "border-danger-border bg-danger-surface [&>svg]:text-danger",
    },
  },
  defaultVariants: { tone: "info" },
});

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleX };

interface AlertProps extends Omit<ComponentProps<"div">, "title">, VariantProps<typeof alertVariants> {
  title?: ReactNode;
  /** Buttons or links at the right, below on narrow screens. */
  action?: ReactNode;
}

/** A remark in the flow of the page. Pass `role="alert"` when it appears in answer to something the person did. */
export function Alert({ tone, title, action, className, children, ...props }: AlertProps) {
  const Icon = icons[tone ?? "info"];
  return (
    <div data-slot="alert" className={cn(alertVariants({ tone }), className)} {...props}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          {title ? <p className="font-medium">{title}</p> : null}
          {children ? <div className="text-pretty">{children}</div> : null}
        </div>
        {action ? <div className="flex shrink-0 flex-wrap items-center gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
