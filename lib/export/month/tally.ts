import type { ExportSums } from "@/db/schema/exports";
import { amountString, Decimal } from "@/lib/billing/money";

/** What a file comes to, added up while it is written. */
export class Tally {
  rows = 0;
  documents = 0;
  readonly #sums = new Map<string, Map<string, Decimal>>();

  add(currency: string, amounts: Readonly<Record<string, Decimal | string>>): void {
    const sums = this.#sums.get(currency) ?? new Map<string, Decimal>();
    this.#sums.set(currency, sums);
    for (const [name, amount] of Object.entries(amounts)) {
      sums.set(name, (sums.get(name) ?? new Decimal(0)).plus(amount));
    }
  }

  sums(): Record<string, ExportSums> {
    return sortedSums(
      [...this.#sums].map(([currency, sums]) => [currency, Object.fromEntries(sums)] as const),
    );
  }
}

/** Sums as a manifest tells them: currencies in order, amounts as decimal strings, to the cent at least. */
export function sortedSums(
  sums: readonly (readonly [string, Readonly<Record<string, Decimal | string>>])[],
): Record<string, ExportSums> {
  return Object.fromEntries(
    sums
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, amounts]) => [
        currency,
        Object.fromEntries(
          Object.entries(amounts).map(([name, amount]) => [name, amountString(new Decimal(amount), 2)]),
        ),
      ]),
  );
}
