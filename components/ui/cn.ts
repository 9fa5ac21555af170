import { type ClassValue, clsx } from "clsx";
import { createTailwindMerge } from "tailwind-merge";

/** Beginnings of classes: what begins alike sets the same property, but where `kinds` tells several apart. */
const properties =
  `inset inset-y start end top bottom left right z basis shrink grow grid-cols auto-rows col row col-start row-start gap gap-x
  gap-y justify justify-items justify-self content items self place-items p px py ps pe pt pb m mx my ms me mt mb size w min-w
  max-w h min-h max-h text font flex tracking leading list underline-offset align whitespace wrap bg rounded border border-x
  border-y border-s border-e border-t border-b divide divide-x divide-y outline outline-offset ring shadow opacity backdrop-blur
  transition animate rotate translate-x translate-y accent appearance caption cursor field-sizing pointer-events scroll-mt
  select break-inside overflow overflow-x overflow-y`.split(/\s+/);

/** Values of a property that belong to another one than the rest of its values. */
const kinds: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  text: {
    size: /^(xs|sm|base|lg|\d?xl|\[[\d.]+r?em\])$/,
    align: /^(start|center|end)$/,
    wrap: /^(balance|pretty)$/,
  },
  font: { weight: /^(normal|medium|semibold|bold)$/ },
  flex: { direction: /^(row|col)(-reverse)?$/, wrap: /^(no)?wrap$/ },
  border: { width: /^\d*$/ },
  divide: { width: /^\d*$/ },
  outline: { width: /^\d*$/, style: /^none$/ },
  ring: { width: /^\d*$/ },
};

/** Classes that are a value by themselves, and the property they set. */
const displays = "block inline inline-block flex inline-flex grid table table-cell contents hidden";
const words: Readonly<Record<string, string>> = {
  display: displays,
  position: "static fixed absolute relative sticky",
  visibility: "visible invisible collapse",
  decoration: "underline no-underline line-through",
  "text-transform": "uppercase normal-case",
  sr: "sr-only not-sr-only",
};

/** What a property settles besides itself. */
const settles: Readonly<Record<string, string>> = {
  inset: "inset-y start end top bottom left right",
  "inset-y": "top bottom",
  flex: "basis grow shrink",
  gap: "gap-x gap-y",
  p: "px py ps pe pt pb",
  px: "ps pe",
  py: "pt pb",
  m: "mx my ms me mt mb",
  mx: "ms me",
  my: "mt mb",
  size: "w h",
  overflow: "overflow-x overflow-y",
  "text.size": "leading",
  "border.width": "border-x border-y border-s border-e border-t border-b",
  "border-x": "border-s border-e",
  "border-y": "border-t border-b",
};

/** The groups of classes of which the last one counts, by the property they set; kinds of values before the rest. */
const classGroups = Object.fromEntries([
  ...Object.entries(words).map(([property, values]) => [property, values.split(" ")] as const),
  ...properties.flatMap((property) => {
    const ofValues = Object.entries(kinds[property] ?? {}).map(
      ([kind, fits]) => [`${property}.${kind}`, (value: string) => fits.test(value)] as const,
    );
    const all = [...ofValues, [property, () => true] as const];
    // By its name alone a class is of the group that takes an empty value, unless it is one of the words.
    const alone = displays.split(" ").includes(property) ? undefined : all.find(([, fits]) => fits(""));
    return all.map(
      (group) => [group[0], [{ [property]: group === alone ? ["", group[1]] : [group[1]] }]] as const,
    );
  }),
]);

const merge = createTailwindMerge(() => ({
  cacheSize: 1_000,
  theme: {},
  classGroups,
  conflictingClassGroups: Object.fromEntries(
    Object.entries(settles).map(([property, others]) => [property, others.split(" ")]),
  ),
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: [],
}));

/**
 * Joins class names; of two Tailwind classes for the same property the later one wins. tailwind-merge is told the
 * classes that the console uses: with all that it knows of Tailwind it would be the heaviest part of every page. A test
 * holds every pair of classes in the sources against the whole of it.
 */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
