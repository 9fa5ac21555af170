import type { PaymentProvider } from "./provider";

/**
 * Takes no money and always succeeds. Exists in demo instances only and is marked as a sandbox wherever it is
 * offered; its reference is the top-up's own id, so repeating it is harmless.
 */
export const sandboxProvider: PaymentProvider = {
  id: "sandbox",
  start: async ({ topUpId }) => ({ kind: "paid", providerReference: `sandbox-${topUpId}` }),
  listPaid: null,
};
