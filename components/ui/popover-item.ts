/** The looks of a link, button or label inside a PopoverMenu. */
export const popoverItemClasses =
  "flex w-full items-center gap-2 rounded-sm px-2 py-1.5 text-start text-sm hover:bg-accent focus-visible:outline-offset-[-2px] aria-[current=true]:font-medium aria-pressed:font-medium [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground";
