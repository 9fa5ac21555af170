import type { ExternalToast } from "sonner";

/**
 * Short confirmations. Their script comes with the first of them: no page needs it before somebody has done something.
 * Refusals and errors never go here, they stay beside their cause; except of a toast's own button, which has no place.
 */
export const toast = {
  success: (text: string, options?: ExternalToast) => show("success", text, options),
  error: (text: string, options?: ExternalToast) => show("error", text, options),
};

function show(kind: "success" | "error", text: string, options?: ExternalToast): void {
  void import("sonner").then((module) => module.toast[kind](text, options));
}
