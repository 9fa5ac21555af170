import type { Content } from "pdfmake/interfaces";
import { messages } from "@/lib/i18n/messages";
import { type BillFile, billFacts, followingText } from "../bill-words";
import { colours, contentWidth, nameText } from "./paper";

/** The mark of components/logo.tsx, for paper. */
const mark = `<svg viewBox="0 0 24 24" fill="${colours.brand}"><path d="M6.5 2h11L12 8.5Z" opacity=".55"/><path d="M6.5 2 12 8.5H1.5Z" opacity=".8"/><path d="M17.5 2 12 8.5h10.5Z" opacity=".4"/><path d="M1.5 8.5H12V22.5Z"/><path d="M22.5 8.5H12v6.5l2.9 3.4Z" opacity=".6"/><path d="m12 15 2.9 3.4L12 22.5Z" opacity=".35"/></svg>`;

/** Who issued what to whom: the mark, both parties, and the facts of the bill. */
export function headContent(file: BillFile, issuer: readonly string[]): Content[] {
  const { bill, locale, t } = file;
  const following = followingText(file);
  return [
    {
      columns: [
        { svg: mark, width: 22 },
        { text: messages[locale].common.product, bold: true, fontSize: 14, margin: [6, 0, 0, 0] },
        { text: t("document.label"), bold: true, fontSize: 20, alignment: "right", margin: [0, -6, 0, 0] },
      ],
    },
    rule(colours.ink, 1, 10),
    {
      columns: [
        party(t("file.issuer"), issuer),
        party(t("file.customer"), [bill.accountName, `${t("document.accountId")} ${bill.accountId}`]),
      ],
      columnGap: 16,
    },
    factTable(file),
    ...(following === null ? [] : [notice(following)]),
  ];
}

function party(label: string, [name = "", ...lines]: readonly string[]): Content {
  return {
    stack: [
      { text: label, color: colours.muted, fontSize: 7.5 },
      nameText(name, { bold: true, fontSize: 10 }),
      ...lines.map((line) => nameText(line, { color: colours.muted, fontSize: 7.5 })),
    ],
  };
}

/** Two facts beside each other, so that the head leaves room for the lines. */
function factTable(file: BillFile): Content {
  const facts = billFacts(file);
  const half = Math.ceil(facts.length / 2);
  const pair = (index: number) => {
    const fact = facts[index];
    return [
      { text: fact?.label ?? "", color: colours.muted },
      { text: fact?.text ?? "", bold: index === 0 },
    ];
  };
  return {
    margin: [0, 12, 0, 14],
    fontSize: 8,
    table: {
      widths: [66, "*", 66, "*"],
      body: Array.from({ length: half }, (_, row) => [...pair(row), ...pair(row + half)]),
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => colours.rule,
      paddingLeft: () => 0,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}

function notice(text: string): Content {
  return {
    margin: [0, 0, 0, 10],
    table: { widths: ["*"], body: [[{ text, fontSize: 8, fillColor: colours.band, margin: [4, 3, 4, 3] }]] },
    layout: "noBorders",
  };
}

export function rule(lineColor: string, lineWidth: number, space: number): Content {
  return {
    canvas: [{ type: "line", x1: 0, y1: 0, x2: contentWidth, y2: 0, lineColor, lineWidth }],
    margin: [0, 4, 0, space],
  };
}
