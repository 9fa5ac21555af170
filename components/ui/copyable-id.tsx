import { CopyButton } from "./copy-button";

interface CopyableIdProps {
  id: string;
  /** What it is the id of, as the label beside it says, e.g. "Order ID". */
  label: string;
}

/** An id in full, in letters of one width, with the button that copies it. */
export function CopyableId({ id, label }: CopyableIdProps) {
  return (
    <span className="inline-flex items-center gap-1">
      <span className="font-mono text-xs">{id}</span>
      <CopyButton value={id} label={label} />
    </span>
  );
}
