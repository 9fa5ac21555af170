import type { Site } from "@/lib/billing/catalog/types";
import { messages } from "@/lib/i18n/messages";

const variable: Readonly<Record<Site, string>> = {
  international: "ISSUER_INTERNATIONAL",
  china: "ISSUER_CHINA",
};

/**
 * Who issues the bills of a site, as lines of text: the company's name first, then address and tax number, separated
 * by `|` in the environment (ISSUER_INTERNATIONAL, ISSUER_CHINA). An instance that names none issues as the product.
 */
export function issuerOf(
  site: Site,
  source: Record<string, string | undefined> = process.env,
): readonly string[] {
  const lines = (source[variable[site]] ?? "")
    .split("|")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.length > 0 ? lines : [messages.en.common.product];
}
