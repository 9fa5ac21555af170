import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { BillDocument } from "@/components/bills/bill-document";
import { formatMonth } from "@/components/month";
import { PageHeader } from "@/components/ui/page-header";
import { systemTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireStaff } from "@/lib/auth/session";
import { readBill } from "@/lib/operations/read-bill";

export async function generateMetadata() {
  return { title: (await getTranslations("bills.document"))("label") };
}

/** A customer's bill as they see it, for answering their question about it (rule A5). */
export default async function AccountBillPage({ params }: { params: Promise<{ id: string; bill: string }> }) {
  await requireStaff("admin.see");
  const t = await getTranslations();
  const locale = await getLocale();
  const { id, bill: billId } = await params;
  const bill = isId(id) && isId(billId) ? await systemTransaction((tx) => readBill(tx, id, billId)) : null;
  if (bill === null) notFound();
  return (
    <>
      <div className="no-print">
        <PageHeader
          help="bill"
          title={t("bills.document.title", { month: formatMonth(bill.month, locale) })}
          crumbs={[
            { label: t("admin.accounts.title"), href: "/admin/accounts" },
            { label: bill.accountName, href: `/admin/accounts/${id}` },
            { label: bill.serviceName[locale] },
          ]}
        />
      </div>
      <BillDocument
        bill={bill}
        usageHref={null}
        billHref={(other) => `/admin/accounts/${id}/bills/${other}`}
      />
    </>
  );
}
