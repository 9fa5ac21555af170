/** A description as OpenAPI has it: text in which `backticks` mark code. */
export function Prose({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never move.
      <code key={index} className="text-[0.92em]">
        {part}
      </code>
    ),
  );
}
