import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { ConfirmRefund } from "@/components/packs/confirm-refund";
import { Duration } from "@/components/packs/duration";
import { RefundSplit } from "@/components/packs/refund-split";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { tenantTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { requireCustomer } from "@/lib/auth/session";
import { toJson } from "@/lib/billing/money";
import { refusalSentence } from "@/lib/billing/refusals";
import { currentTime } from "@/lib/clock";
import { readPack } from "@/lib/operations/read-packs";
import { previewRefund } from "@/lib/operations/request-refund";
import { packRow } from "../../rows";
import { confirmRefund } from "./actions";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata() {
  return { title: (await getTranslations("packs.review"))("title") };
}

/** The review before a refund, with the fields and the split of rules R5 and R6. Nothing happens before it is confirmed. */
export default async function RefundReviewPage({ params }: Props) {
  const { id } = await params;
  const { accountId } = await requireCustomer("account.see");
  const now = await currentTime();
  const detail = isId(id)
    ? await tenantTransaction(accountId, (tx) => readPack(tx, accountId, id, now))
    : null;
  if (!detail) notFound();
  const decision = await previewRefund(accountId, id, now);
  const t = await getTranslations("packs");
  const locale = await getLocale();
  const row = packRow(detail, locale);
  const header = (
    <PageHeader
      help="refund"
      title={t("review.title")}
      description={decision.ok ? t("review.description") : null}
      crumbs={[
        { label: t("title"), href: "/packs" },
        { label: row.meter, href: `/packs/${id}` },
        { label: t("review.title") },
      ]}
    />
  );
  if (!decision.ok) {
    const activate = decision.refusal.code === "service_not_activated";
    return (
      <>
        {header}
        <Alert
          tone="danger"
          title={t("review.refused")}
          action={
            <>
              {activate ? (
                <Button asChild size="sm">
                  <Link href={`/services/${detail.pack.service}`}>{t("refundBox.activate")}</Link>
                </Button>
              ) : null}
              <Button asChild size="sm" variant="outline">
                <Link href={`/packs/${id}`}>{t("review.back_to")}</Link>
              </Button>
            </>
          }
        >
          {refusalSentence(decision.refusal, locale)}
        </Alert>
      </>
    );
  }
  const plan = decision.value;
  const years = detail.order?.snapshot.policy.packValidityYears ?? 1;
  const plain = (payments: typeof plan.refunds) =>
    payments.map(({ book, amount }) => ({ book, amount: toJson(amount) }));
  return (
    <>
      {header}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Card aria-labelledby="fields">
          <CardHeader>
            <CardTitle id="fields">{t("review.fields")}</CardTitle>
          </CardHeader>
          <CardContent>
            <DescriptionList columns={2}>
              <DescriptionItem label={t("review.service")}>{row.service}</DescriptionItem>
              <DescriptionItem label={t("review.orderType")}>{t("review.orderTypeValue")}</DescriptionItem>
              <DescriptionItem label={t("review.billingMode")}>
                {t(`review.billingModes.${row.kind}`)}
              </DescriptionItem>
              <DescriptionItem label={t("review.paymentMode")}>
                {t("review.paymentModeValue")}
              </DescriptionItem>
              <DescriptionItem label={t("review.pack")}>
                {row.meter} · <CallCount count={row.units} unit={row.kind} style="size" />
              </DescriptionItem>
              <DescriptionItem label={t("review.quantity")}>1</DescriptionItem>
              <DescriptionItem label={t("review.term")}>{t("review.termValue", { years })}</DescriptionItem>
              <DescriptionItem label={t("review.usagePeriod")}>
                {t.rich("review.unused", {
                  time: () => <Duration ms={now.getTime() - detail.pack.createdAt.getTime()} />,
                })}
                <span className="block text-muted-foreground text-xs">
                  <Instant at={row.addedAt} precision="second" />
                </span>
              </DescriptionItem>
              <DescriptionItem label={t("review.paid")}>
                <Money value={toJson(plan.paid)} />
              </DescriptionItem>
              <DescriptionItem label={t("review.tax")}>
                <Money value={toJson(plan.tax)} />
              </DescriptionItem>
              <DescriptionItem label={t("review.amount")}>
                <Money value={toJson(plan.amount)} className="font-semibold" />
              </DescriptionItem>
              <DescriptionItem label={t("review.target")}>{t("review.targetValue")}</DescriptionItem>
              <DescriptionItem label={t("review.id")}>
                <span className="font-mono text-xs">{row.id}</span>
              </DescriptionItem>
            </DescriptionList>
          </CardContent>
        </Card>
        <div className="grid gap-5">
          <Card aria-labelledby="split">
            <CardHeader>
              <CardTitle id="split">{t("review.split")}</CardTitle>
            </CardHeader>
            <CardContent className="p-0">
              <RefundSplit back={plain(plan.refunds)} lost={plain(plan.lost)} total={toJson(plan.amount)} />
            </CardContent>
          </Card>
          <Alert tone="warning">{t("review.warning")}</Alert>
          {plan.review ? <Alert tone="info">{t("review.inReview", { ...plan.review })}</Alert> : null}
          <ConfirmRefund action={confirmRefund} packId={id} />
        </div>
      </div>
    </>
  );
}
