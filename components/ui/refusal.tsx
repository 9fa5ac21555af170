import type { ReactNode } from "react";
import { Alert } from "./alert";
import type { FormState } from "./form-state";

/** The rulebook's sentence, as it is, beside the button that caused it. `action` is the way out, e.g. Top up. */
export function Refusal({ state, action }: { state: FormState; action?: ReactNode }) {
  if (state.status !== "refused" || !state.refusal) return null;
  return (
    <Alert tone="danger" role="alert" action={action}>
      {state.refusal}
    </Alert>
  );
}
