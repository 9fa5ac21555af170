import { join } from "node:path";
import pdfmake from "pdfmake";
import type { Content, ContentText, TDocumentDefinitions } from "pdfmake/interfaces";
import type { Locale } from "@/lib/billing/catalog/types";
import { languageTag } from "@/lib/i18n/locale";

/** A4 upright, in points. */
export const margin = 36;
export const contentWidth = 595.28 - 2 * margin;

export const colours = {
  ink: "#17181f",
  muted: "#5a6072",
  rule: "#d5d8e0",
  band: "#f4f5f9",
  brand: "#4a48cf",
  warning: "#8a4b00",
} as const;

const inPackage = (path: string) => join(process.cwd(), "node_modules", ...path.split("/"));
const noto = (weight: string) => inPackage(`@embedpdf/fonts-sc/fonts/NotoSansHans-${weight}.otf`);
const geist = (weight: string) => inPackage(`geist/dist/fonts/geist-sans/Geist-${weight}.ttf`);
const fonts = {
  Noto: { normal: noto("Regular"), bold: noto("Bold") },
  Geist: { normal: geist("Regular"), bold: geist("SemiBold") },
};
const fontFiles = new Set(Object.values(fonts).flatMap(({ normal, bold }) => [normal, bold]));

/** The console's own font for English; it has no Chinese, and the Chinese one sets English quotes as wide as a sign. */
const fontOf: Readonly<Record<Locale, { font: keyof typeof fonts; lineHeight: number }>> = {
  en: { font: "Geist", lineHeight: 1.05 },
  zh: { font: "Noto", lineHeight: 1.3 },
};

pdfmake.setFonts(fonts);
// A document is made of what it is given: it fetches nothing and opens no file but its fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));

/** Only the glyphs that a document uses travel in it. */
export async function toPdf(
  document: TDocumentDefinitions,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const made = pdfmake.createPdf({
    version: "1.7",
    language: languageTag[locale],
    displayTitle: true,
    pageSize: "A4",
    pageMargins: [margin, margin, margin, 52],
    defaultStyle: {
      ...fontOf[locale],
      // Figures of one width, so that columns of numbers align.
      fontFeatures: ["tnum"],
      fontSize: 8.5,
      color: colours.ink,
    },
    ...document,
  });
  return new Uint8Array(await made.getBuffer());
}

/** A text that people wrote, in any language: each run of it in the font that has its letters. */
export function nameText(text: string, style: Omit<ContentText, "text"> = {}): Content {
  const runs = text.match(
    /[\p{Script=Latin}\p{M}]+|[\u2e80-\u{10ffff}]+|[^\p{Script=Latin}\p{M}\u2e80-\u{10ffff}]+/gu,
  );
  return { ...style, text: (runs ?? []).map(inItsFont) };
}

function inItsFont(run: string): string | { text: string; font: keyof typeof fonts } {
  if (/[\u2e80-\u{10ffff}]/u.test(run)) return { text: run, font: "Noto" };
  // Polish, Turkish, Czech …: letters beyond Latin-1.
  return /[\u0100-\u024f]/.test(run) ? { text: run, font: "Geist" } : run;
}
