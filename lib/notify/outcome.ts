import type { LocalCopy } from "@/db/schema/notify";

/** What became of one attempt to send. */
export type Outcome =
  | { readonly status: "sent"; readonly code: number | null }
  /** Kept in the local outbox, because this demo instance has no way of sending. */
  | { readonly status: "stored"; readonly copy: LocalCopy }
  /** `permanent`: trying again would fail again. */
  | {
      readonly status: "failed";
      readonly permanent: boolean;
      readonly code: number | null;
      readonly reason: string;
    }
  /** Who it was for is gone. */
  | { readonly status: "cancelled"; readonly reason: string };

/** A failure that another attempt may mend: nobody answered, or not in a way that says so. */
export function unanswered(error: unknown): Outcome {
  return { status: "failed", permanent: false, code: null, reason: reasonOf(error) };
}

/** Words of the other side end up on a page and in a column: one line, not too long. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(/\s+/g, " ").trim().slice(0, 300);
}
