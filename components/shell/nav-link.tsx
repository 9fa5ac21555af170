"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { CallCount } from "@/components/call-count";
import { Link } from "@/components/ui/link";

interface NavLinkProps {
  href: string;
  /** Where pages begin that belong to it without being below it. */
  also?: string | undefined;
  icon: ReactNode;
  label: string;
  /** How much waits there; shown when it is something. */
  waiting?: number | undefined;
}

/** A link of the sidebar; it is current on its page and on all pages that belong to it. */
export function NavLink({ href, also = href, icon, label, waiting = 0 }: NavLinkProps) {
  const path = usePathname();
  const belongs = [href, also].some((beginning) => path.startsWith(`${beginning}/`));
  const current = path === href ? "page" : belongs ? "true" : undefined;
  return (
    <Link
      href={href}
      aria-current={current}
      title={label}
      className="flex h-8 items-center gap-2.5 rounded-md px-2 text-sidebar-foreground text-sm transition-colors hover:bg-sidebar-active/60 focus-visible:outline-offset-[-2px] aria-[current]:bg-sidebar-active aria-[current]:font-medium aria-[current]:text-foreground lg:group-data-[sidebar=narrow]/shell:justify-center lg:group-data-[sidebar=narrow]/shell:px-0 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:opacity-75 aria-[current]:[&_svg]:text-link aria-[current]:[&_svg]:opacity-100"
    >
      {icon}
      <span className="truncate lg:group-data-[sidebar=narrow]/shell:sr-only">{label}</span>
      {waiting > 0 ? (
        <span className="ms-auto rounded-full bg-primary px-1.5 font-semibold text-[0.625rem] text-primary-foreground leading-4 lg:group-data-[sidebar=narrow]/shell:sr-only">
          <CallCount count={waiting} />
        </span>
      ) : null}
    </Link>
  );
}
