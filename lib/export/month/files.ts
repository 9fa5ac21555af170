import { focusFile } from "../focus/focus-file";
import { journalFile } from "../journal/journal-file";
import { billsCsvFile, billsXlsxFile } from "./bills";
import type { MonthFiles } from "./month-file";

/** Everything that finance can have of a month. */
export const monthFiles: MonthFiles = {
  bills_csv: billsCsvFile,
  bills_xlsx: billsXlsxFile,
  focus_csv: focusFile,
  journal_csv: journalFile,
};
