/** A call count with thousands separators. */
export function countText(count: number): string {
  return groupDigits(String(count));
}

/** Separates thousands of a decimal string without ever passing through a binary number (rule T6). */
export function groupDigits(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
