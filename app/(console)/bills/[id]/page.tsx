import { Download } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { BillDocument } from "@/components/bills/bill-document";
import { PrintButton } from "@/components/bills/print-button";
import { formatMonth } from "@/components/month";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { tenantTransaction } from "@/db/client";
import { currentTime } from "@/lib/clock";
import { billFormats } from "@/lib/export/bill-formats";
import { readArrears } from "@/lib/operations/read-arrears";
import { ownBill } from "./read";

interface BillPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: BillPageProps) {
  const t = await getTranslations("bills.document");
  const locale = await getLocale();
  const bill = await ownBill((await params).id);
  return { title: `${t("title", { month: formatMonth(bill.month, locale) })} · ${bill.serviceName[locale]}` };
}

export default async function BillPage({ params }: BillPageProps) {
  const t = await getTranslations("bills");
  const locale = await getLocale();
  const bill = await ownBill((await params).id);
  const now = await currentTime();
  const { arrears } = await tenantTransaction(bill.accountId, (tx) => readArrears(tx, bill.accountId, now));
  const title = t("document.title", { month: formatMonth(bill.month, locale) });
  return (
    <>
      <div className="no-print">
        <PageHeader
          help="bill"
          title={title}
          crumbs={[{ label: t("title"), href: "/bills" }, { label: bill.serviceName[locale] }]}
          actions={
            <>
              <PrintButton label={t("document.print")} />
              {billFormats.map((format) => (
                <Button key={format} asChild variant="outline">
                  <a
                    href={`/bills/${bill.id}/${format}`}
                    aria-label={t("document.download", { format: format.toUpperCase() })}
                    download
                  >
                    <Download aria-hidden />
                    {format.toUpperCase()}
                  </a>
                </Button>
              ))}
            </>
          }
        />
      </div>
      <BillDocument
        bill={bill}
        usageHref={(meter) => `/usage?period=${bill.month}&by=day&meter=${encodeURIComponent(meter)}`}
        billHref={(id) => `/bills/${id}`}
        arrears={
          arrears && {
            owed: arrears.owed,
            topUpHref: `/balance/top-up?amount=${arrears.amountToRestore.amount}`,
          }
        }
      />
    </>
  );
}
