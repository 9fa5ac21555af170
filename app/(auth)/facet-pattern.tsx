/** Large, faint facets of the mark as a background. Decoration only. */
export function FacetPattern({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 800 1000"
      preserveAspectRatio="xMidYMid slice"
      fill="currentColor"
      aria-hidden
      className={className}
    >
      <path d="M0 0h420L250 260Z" opacity=".07" />
      <path d="M420 0h380L610 230 250 260Z" opacity=".035" />
      <path d="M0 0l250 260L0 520Z" opacity=".04" />
      <path d="M800 0v470L610 230Z" opacity=".08" />
      <path d="M0 520 250 260 180 720Z" opacity=".025" />
      <path d="m610 230 190 240-230 290Z" opacity=".03" />
      <path d="M0 520l180 200L0 1000Z" opacity=".07" />
      <path d="M800 470v530H640l-70-240Z" opacity=".05" />
      <path d="M180 720 0 1000h360Z" opacity=".04" />
      <path d="M570 760 360 1000h280Z" opacity=".07" />
    </svg>
  );
}
