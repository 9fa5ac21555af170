/** The files that a bill can be had as; also the endings of their names. */
export const billFormats = ["pdf", "xlsx", "csv"] as const;
export type BillFormat = (typeof billFormats)[number];

export function isBillFormat(text: string): text is BillFormat {
  return (billFormats as readonly string[]).includes(text);
}

export const billContentTypes: Readonly<Record<BillFormat, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
};
