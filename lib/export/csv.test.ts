import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvDownload, csvPieces, toCsv } from "./csv";

const column = [{ header: "value", value: (row: string | number | null) => row }];
const lines = (rows: readonly (string | number | null)[]) =>
  toCsv(column, rows)
    .replace(/^\uFEFF/, "")
    .split("\r\n")
    .slice(1, -1);

describe("a CSV file", () => {
  it("begins with a byte order mark and its header, and ends each line as RFC 4180 says", () => {
    expect(toCsv(column, ["人脸核身"])).toBe("\uFEFFvalue\r\n人脸核身\r\n");
  });

  it.each(["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\tx", "＝1"])(
    "never lets a spreadsheet run %j as a formula",
    (text) => {
      expect(lines([text])[0]?.replace(/^"/, "")).toMatch(/^'/);
    },
  );

  it("keeps exact amounts as they are, also below zero", () => {
    expect(lines(["-0.005", "148868.00", -12, null])).toEqual(["-0.005", "148868.00", "-12", ""]);
  });

  it("quotes what would break a row", () => {
    expect(lines(['a,"b"'])).toEqual(['"a,""b"""']);
    expect(toCsv(column, ["a\nb"])).toContain('"a\nb"');
  });
});

describe("any cells", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(...',"\r\n\t=+-@＝＋－＠ a1.人') }),
    fc.stringMatching(/^-?\d{1,12}(\.\d{1,8})?$/),
    fc.integer(),
    fc.constant(null),
  );

  it("are written as the library for CSV writes them", () => {
    const columns = [0, 1, 2].map((place) => ({
      header: `c${place}`,
      value: (row: (string | number | null)[]) => row[place] ?? null,
    }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 })), (rows) => {
        const expected = stringify([["c0", "c1", "c2"], ...rows], {
          bom: true,
          escape_formulas: true,
          record_delimiter: "windows",
          // Otherwise it leaves a lone line break inside a cell unquoted.
          quoted_match: /[\r\n]/,
          cast: {
            string: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? { value: text, escape_formulas: false } : text),
          },
        });
        expect(toCsv(columns, rows)).toBe(expected);
      }),
    );
  });
});

describe("a download", () => {
  it("names its file in plain and in full", () => {
    const disposition = csvDownload("用量 2026-10.csv", "").headers.get("content-disposition");
    expect(disposition).toBe(
      "attachment; filename=\"-2026-10.csv\"; filename*=UTF-8''%E7%94%A8%E9%87%8F%202026-10.csv",
    );
  });
});

describe("a download in pieces", () => {
  const page = (...rows: string[]) => rows;

  it("is the same file as in one piece", async () => {
    async function* pages() {
      yield page("=1+1", "-0.50");
      yield page();
      yield page("人脸");
    }
    const whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      await csvDownload("a.csv", csvPieces(column, pages())).arrayBuffer(),
    );
    expect(whole).toBe(toCsv(column, ["=1+1", "-0.50", "人脸"]));
  });

  it("reads no page before it is wanted, and none after the reader left", async () => {
    let read = 0;
    async function* endless() {
      for (;;) yield page(String(++read));
    }
    const reader = csvDownload("a.csv", csvPieces(column, endless())).body?.getReader();
    for (let piece = 0; piece < 3; piece++) await reader?.read();
    await reader?.cancel();
    await new Promise((done) => setTimeout(done, 20));
    expect(read).toBeLessThanOrEqual(4);
  });
});
