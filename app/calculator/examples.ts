import type { Example } from "@/components/calculator/examples";
import { monthOf } from "@/lib/billing/billing-month";
import type { Site } from "@/lib/billing/catalog/types";
import { readDraft } from "./draft";
import { calculatorHref } from "./href";

type Questions = readonly { readonly id: Example["id"]; readonly fields: Readonly<Record<string, string>> }[];

/** Fields of the calculator, so they name meters of the site. */
const questions: Readonly<Record<Site, Questions>> = {
  international: [
    { id: "cliff", fields: { "image-face-fusion": "9999" } },
    { id: "peak", fields: { "image-face-fusion": "2000000", "image-face-fusion.peak": "10" } },
    { id: "contract", fields: { "face-search": "150000", "face-search.contract": "100000:0.002,0.001" } },
  ],
  china: [
    {
      id: "combination",
      fields: { "liveness-verification": "300000", "liveness-verification.pack-100000": "3" },
    },
    { id: "packed", fields: { "face-search": "52000000", "face-search.pack-50000000": "1" } },
    { id: "trap", fields: { "liveness-verification": "10000", "liveness-verification.pack-10000": "1" } },
  ],
};

export function examplesOf(site: Site, now: Date): Example[] {
  return questions[site].map(({ id, fields }) => ({
    id,
    href: calculatorHref(readDraft({ ...fields, month: monthOf(now) }, site, now)),
  }));
}
