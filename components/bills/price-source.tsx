import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import type { SourceView } from "@/lib/billing/rating/line-view";

/** Which price priced a line: a version of the list (rule P10), or the account's contract (rule P9). */
export function PriceSource({ source }: { source: SourceView }) {
  const t = useTranslations("bills.source");
  if (source.kind === "list") return t("list", { version: source.version });
  return t.rich("contract", { from: () => <Instant at={source.from} style="date" /> });
}
