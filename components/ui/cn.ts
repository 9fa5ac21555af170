import { type ClassValue, clsx } from "clsx";

/** Beginnings of classes: what begins alike sets the same property, but where `kinds` tells several apart. */
const properties = new Set(
  `inset inset-y start end top bottom left right z basis shrink grow grid-cols auto-rows col row col-start row-start gap gap-x
  gap-y justify justify-items justify-self content items self place-items p px py ps pe pt pb m mx my ms me mt mb size w min-w
  max-w h min-h max-h text font flex tracking leading list underline-offset align whitespace wrap bg rounded border border-x
  border-y border-s border-e border-t border-b divide divide-x divide-y outline outline-offset ring shadow opacity backdrop-blur
  transition animate rotate translate-x translate-y accent appearance caption cursor field-sizing pointer-events scroll-mt
  select break-inside overflow overflow-x overflow-y`.split(/\s+/),
);

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
const words: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    display: "block inline inline-block flex inline-flex grid table table-cell contents hidden",
    position: "static fixed absolute relative sticky",
    visibility: "visible invisible collapse",
    decoration: "underline no-underline line-through",
    "text-transform": "uppercase normal-case",
    sr: "sr-only not-sr-only",
  }).flatMap(([property, values]) => values.split(" ").map((value) => [value, property])),
);

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

/** The property a class sets, without its variants; null where it stands in for no other. */
function propertyOf(name: string): string | null {
  const word = words[name];
  if (word) return word;
  const bracket = name.indexOf("[");
  for (let end = name.length; end > 0; end = name.lastIndexOf("-", end - 1)) {
    if (bracket >= 0 && end > bracket) continue;
    const property = name.slice(0, end);
    if (!properties.has(property)) continue;
    const value = name.slice(end + 1);
    const kind = Object.entries(kinds[property] ?? {}).find(([, values]) => values.test(value));
    return kind ? `${property}.${kind[0]}` : property;
  }
  return null;
}

const known = new Map<string, string>();

/**
 * Joins class names; of two Tailwind classes for the same property the later one wins. It knows the classes the console
 * uses: tailwind-merge, which knows all of Tailwind, would be the heaviest part of every page, so it stands in the test, which
 * holds every pair of classes in the sources against it.
 */
export function cn(...inputs: ClassValue[]): string {
  const classes = clsx(inputs);
  const before = known.get(classes);
  if (before !== undefined) return before;
  const merged = merge(classes);
  known.set(classes, merged);
  return merged;
}

function merge(classes: string): string {
  const settled = new Set<string>();
  const kept: string[] = [];
  for (const each of classes.split(/\s+/).reverse()) {
    const [, variants = "", name = ""] =
      /^((?:[^[\]]|\[(?:[^[\]]|\[[^\]]*\])*\])*:)?-?(.*)$/.exec(each) ?? [];
    const important = name.endsWith("!");
    const property = propertyOf(important ? name.slice(0, -1) : name);
    if (property !== null) {
      const scope = important ? `${variants}!` : variants;
      if (settled.has(scope + property)) continue;
      for (const one of [property, ...(settles[property]?.split(" ") ?? [])]) settled.add(scope + one);
    }
    kept.push(each);
  }
  return kept.reverse().join(" ").trim();
}
