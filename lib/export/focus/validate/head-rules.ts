import { focusColumnNames, isExpected, type Support } from "../columns";
import type { Finding } from "./finding";

/** What the head of a file must have: every expected column once, FOCUS's own first, others marked as custom. */
export function headFindings(head: readonly string[], supports: readonly Support[]): Finding[] {
  const known: readonly string[] = focusColumnNames;
  const at = (rule: string, says: string, found: string): Finding => ({ rule, says, line: 1, found });
  const missing = focusColumnNames
    .filter((name) => isExpected(name, supports) && !head.includes(name))
    .map((name) => at("CostAndUsage-D-001-M", "Every column that applies must be present", name));
  const twice = head
    .filter((name, index) => head.indexOf(name) !== index)
    .map((name) => at("CostAndUsage-D-001-M", "A column must be there once", name));
  const foreign = head
    .filter((name) => !known.includes(name) && !/^x_[A-Za-z0-9]+$/.test(name))
    .map((name) => at("ColumnHandling-A-010-M", "Columns of the provider's own must begin with x_", name));
  const lastKnown = head.findLastIndex((name) => known.includes(name));
  const mixed = head
    .slice(0, Math.max(0, lastKnown))
    .filter((name) => name.startsWith("x_"))
    .map((name) =>
      at("ColumnHandling-A-013-O", "Columns of the provider's own should stand after FOCUS's", name),
    );
  return [...missing, ...twice, ...foreign, ...mixed];
}
