import { cn } from "./ui/cn";

/** The mark: a cut gem seen from the front, whose facets make a face. Inherits the text colour. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden className={cn("size-6 shrink-0", className)}>
      <path d="M6.5 2h11L12 8.5Z" opacity=".55" />
      <path d="M6.5 2 12 8.5H1.5Z" opacity=".8" />
      <path d="M17.5 2 12 8.5h10.5Z" opacity=".4" />
      <path d="M1.5 8.5H12V22.5Z" />
      <path d="M22.5 8.5H12v6.5l2.9 3.4Z" opacity=".6" />
      <path d="m12 15 2.9 3.4L12 22.5Z" opacity=".35" />
    </svg>
  );
}

export function Logo({ name, className }: { name: string; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-lg tracking-tight", className)}>
      <LogoMark className="text-link" />
      {name}
    </span>
  );
}
