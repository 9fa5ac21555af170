import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { BillDocument } from "@/components/bills/bill-document";
import { PrintButton } from "@/components/bills/print-button";
import { formatMonth } from "@/components/month";
import { PageHeader } from "@/components/ui/page-header";
import { systemTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireStaff } from "@/lib/auth/session";
import { readBill } from "@/lib/operations/read-bill";

export async function generateMetadata() {
  return { title: (await getTranslations("bills.document"))("label") };
}

export default async function FinanceBillPage({
  params,
}: {
  params: Promise<{ account: string; id: string }>;
}) {
  await requireStaff("finance.see");
  const t = await getTranslations();
  const locale = await getLocale();
  const { account, id } = await params;
  const bill = isId(account) && isId(id) ? await systemTransaction((tx) => readBill(tx, account, id)) : null;
  if (bill === null) notFound();
  return (
    <>
      <div className="no-print">
        <PageHeader
          help="bill"
          title={t("bills.document.title", { month: formatMonth(bill.month, locale) })}
          crumbs={[
            { label: t("finance.bills.title"), href: "/finance/bills" },
            { label: bill.accountName, href: `/finance/accounts/${account}` },
            { label: bill.serviceName[locale] },
          ]}
          actions={<PrintButton label={t("bills.document.print")} />}
        />
      </div>
      <BillDocument bill={bill} usageHref={null} billHref={(other) => `/finance/bills/${account}/${other}`} />
    </>
  );
}
