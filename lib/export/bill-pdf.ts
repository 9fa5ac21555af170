import type { BillView } from "@/lib/billing/bills/bill-view";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import type { Locale } from "@/lib/billing/catalog/types";
import { messages } from "@/lib/i18n/messages";
import { billFile } from "./bill-words";
import { issuerOf } from "./issuer";
import { headContent } from "./pdf/head";
import { linesContent } from "./pdf/lines";
import { colours, margin, toPdf } from "./pdf/paper";
import { sumsContent } from "./pdf/sums";

/**
 * A bill as a document to file: who, what, a line per meter with the sentence that explains it, the sums and how they
 * were settled. The same bill gives the same pages whenever it is asked for.
 */
export function billPdf(
  bill: BillView,
  locale: Locale,
  issuer: readonly string[] = issuerOf(serviceOf(bill.service).site),
): Promise<Uint8Array<ArrayBuffer>> {
  const file = billFile(bill, locale);
  const { t } = file;
  const product = messages[locale].common.product;
  const issuedAt = new Date(bill.issuedAt);
  return toPdf(
    {
      info: {
        title: `${t("document.label")} ${bill.id}`,
        author: issuer[0] ?? product,
        creator: product,
        creationDate: issuedAt,
        modDate: issuedAt,
      },
      content: [
        ...headContent(file, issuer),
        linesContent(file),
        sumsContent(file),
        { text: t("document.foot"), fontSize: 7, color: colours.muted, margin: [0, 12, 0, 0] },
      ],
      footer: (page, pages) => ({
        margin: [margin, 12, margin, 0],
        fontSize: 7,
        color: colours.muted,
        columns: [
          { text: `${product} · ${t("document.number")} ${bill.id}` },
          { text: `${page} / ${pages}`, alignment: "right", width: "auto" },
        ],
      }),
    },
    locale,
  );
}
