import { useActionState } from "react";
import { type FormAction, type FormState, idleForm } from "./form-state";
import { toast } from "./toast";

/** The state of a form and what sends it; once its action has done its work, `done` is said and `onDone` told. */
export function useSaidAction(
  action: FormAction,
  done: string,
  onDone?: () => void,
): readonly [state: FormState, send: (form: FormData) => void] {
  const [state, send] = useActionState<FormState, FormData>(async (previous, form) => {
    const next = await action(previous, form);
    // Here and not in an effect: what sent the form may be gone by then.
    if (next.status === "done") {
      onDone?.();
      toast.success(done);
    }
    return next;
  }, idleForm);
  return [state, send];
}
