import type { SourceFile } from "./used-keys";

/** A message that is given a component to put somewhere: `t.rich("endsAt", { at: () => <Instant … /> })`. */
export interface RichUse {
  readonly file: string;
  readonly key: string;
  readonly tag: string;
}

/** Every component that the sources hand to a message whose key they name; keys put together at run time are not seen. */
export function findRichUses(files: readonly SourceFile[]): RichUse[] {
  return files.flatMap(({ name, text }) =>
    [...text.matchAll(/\.rich\(\s*"([\w.]+)",\s*(?=\{)/g)].flatMap(({ 0: call, 1: key = "", index }) => {
      const values = braced(text, index + call.length);
      return [...values.matchAll(/(\w+): (?:\([^()]*\)|\w+) =>/g)].map(([, tag = ""]) => ({
        file: name,
        key,
        tag,
      }));
    }),
  );
}

/** From one brace to the one that closes it. */
function braced(text: string, from: number): string {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") open++;
    if (text[at] === "}" && --open === 0) return text.slice(from, at);
  }
  return text.slice(from);
}
