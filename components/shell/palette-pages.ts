/** As much of a page or an action as decides whether typed words mean it. */
export interface Findable {
  readonly label: string;
  readonly group: string;
  readonly href?: string;
  /** Other words for it, parted by spaces. */
  readonly keywords: string;
}

/**
 * What every typed word means, by its name, group, address or other words for it: those whose own name says so first.
 * All of them when nothing was typed.
 */
export function whatIsMeant<One extends Findable>(all: readonly One[], words: string): readonly One[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const says = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  const meant = all.filter(({ label, group, href = "", keywords }) =>
    says(`${label} ${group} ${href} ${keywords}`),
  );
  return [...meant.filter(({ label }) => says(label)), ...meant.filter(({ label }) => !says(label))];
}
