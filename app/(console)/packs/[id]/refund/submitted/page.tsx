import { CircleCheck, CircleX, Hourglass } from "lucide-react";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { formatMoney } from "@/components/money";
import { RefreshWhile } from "@/components/packs/refresh-while";
import { RefundProgress } from "@/components/packs/refund-progress";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { tenantTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireCustomer } from "@/lib/auth/session";
import { currentTime } from "@/lib/clock";
import { readPack } from "@/lib/operations/read-packs";
import { refundRow } from "../../../refund-row";

interface Props {
  params: Promise<{ id: string }>;
}

const looks = {
  submitted: { Icon: Hourglass, title: "submitted.title", text: "submitted.text" },
  review: { Icon: Hourglass, title: "submitted.title", text: "submitted.waitingText" },
  completed: { Icon: CircleCheck, title: "submitted.done", text: "submitted.doneText" },
  rejected: { Icon: CircleX, title: "submitted.rejected", text: "submitted.rejectedText" },
} as const;

export async function generateMetadata() {
  return { title: (await getTranslations("packs.submitted"))("title") };
}

/** After Confirm refund: what happens now, and how far it is; it follows by itself. */
export default async function RefundSubmittedPage({ params }: Props) {
  const { id } = await params;
  const { accountId, currency } = await requireCustomer("account.see");
  const now = await currentTime();
  const detail = isId(id)
    ? await tenantTransaction(accountId, (tx) => readPack(tx, accountId, id, now))
    : null;
  const [latest] = detail?.refunds ?? [];
  if (!detail || !latest) notFound();
  const t = await getTranslations("packs");
  const locale = await getLocale();
  const refund = refundRow(latest, currency);
  const { Icon, title, text } = looks[refund.status];
  return (
    <>
      <RefreshWhile active={refund.status === "submitted"} />
      <PageHeader
        help="refundSubmitted"
        title={t(title)}
        crumbs={[{ label: t("title"), href: "/packs" }, { label: t(title) }]}
      />
      <Card className="max-w-2xl">
        <CardContent className="grid gap-4">
          <p className="flex items-start gap-2.5 text-pretty" role="status">
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-muted-foreground" />
            {detail.review
              ? t("submitted.reviewText", { ...detail.review })
              : t(text, { amount: formatMoney(refund.amount, locale) })}
          </p>
          <RefundProgress refund={refund} />
          <div className="flex flex-wrap gap-2">
            <Button asChild>
              <Link href={`/orders/${latest.orderId}`}>{t("submitted.orders")}</Link>
            </Button>
            <Button asChild variant="outline">
              <Link href="/overview">{t("submitted.console")}</Link>
            </Button>
          </div>
        </CardContent>
      </Card>
    </>
  );
}
