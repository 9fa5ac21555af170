import { Download } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { BillDocument } from "@/components/bills/bill-document";
import { PrintButton } from "@/components/bills/print-button";
import { CallCount } from "@/components/call-count";
import { formatMonth } from "@/components/month";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { tenantTransaction } from "@/db/client";
import { findAnyMeter } from "@/lib/billing/catalog/catalog";
import { currentTime } from "@/lib/clock";
import { billFormats } from "@/lib/export/bill-formats";
import { readArrears } from "@/lib/operations/read-arrears";
import { readUnclaimed } from "@/lib/operations/read-unclaimed";
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
  const [{ arrears }, unclaimed] = await tenantTransaction(bill.accountId, (tx) =>
    Promise.all([readArrears(tx, bill.accountId, now), readUnclaimed(tx, bill.accountId, now)]),
  );
  // Free calls of what this bill charges: whoever reads it next month would like to have claimed them.
  const free = unclaimed.filter(({ meter }) =>
    bill.lines.some((line) => line.meter === meter && line.billable > 0),
  );
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
        {free.map(({ meter, units }) => (
          <Alert
            key={meter}
            tone="info"
            className="mt-4"
            action={
              <Link href="/free-packs" className="text-link hover:underline">
                {t("claim")}
              </Link>
            }
          >
            {t.rich("unclaimed", {
              meter: findAnyMeter(meter)?.name[locale] ?? meter,
              units: () => <CallCount count={units} unit="calls" />,
            })}
          </Alert>
        ))}
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
