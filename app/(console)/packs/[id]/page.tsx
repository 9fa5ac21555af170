import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { DrawTable } from "@/components/packs/draw-table";
import { PackLeft } from "@/components/packs/pack-left";
import { PackStanding } from "@/components/packs/pack-standing";
import { StatusBadge } from "@/components/status-badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copyable-id";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import type { SearchParams } from "@/components/ui/search-params";
import { tenantTransaction } from "@/db/client";
import { isId } from "@/db/ids";
import { listDraws } from "@/db/pack-draws";
import { requireCustomer } from "@/lib/auth/session";
import { currentTime } from "@/lib/clock";
import { readPack } from "@/lib/operations/read-packs";
import { previewRefund } from "@/lib/operations/request-refund";
import { pageLinks, pageSize, readCursor, readTimeOrder } from "@/lib/paging";
import { packRow } from "../rows";
import { RefundBox } from "./refund-box";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata() {
  return { title: (await getTranslations("packs.columns"))("pack") };
}

/** One pack: what it is, what was drawn from it hour by hour, and whether it can be refunded. */
export default async function PackPage({ params, searchParams }: Props) {
  const { id } = await params;
  const search = await searchParams;
  const { accountId, currency } = await requireCustomer("account.see");
  const now = await currentTime();
  const path = `/packs/${id}`;
  const { sort, reversed } = readTimeOrder(path, search);
  const found = isId(id)
    ? await tenantTransaction(accountId, async (tx) => {
        const detail = await readPack(tx, accountId, id, now);
        const request = { cursor: readCursor(search), size: pageSize, reversed };
        return detail ? { detail, draws: await listDraws(tx, accountId, id, request) } : null;
      })
    : null;
  if (!found) notFound();
  const { detail, draws } = found;
  const plan = await previewRefund(accountId, id, now);
  const t = await getTranslations("packs");
  const locale = await getLocale();
  const row = packRow(detail, locale);
  return (
    <>
      <PageHeader
        help="pack"
        title={
          <>
            {row.meter} · <CallCount count={row.units} unit={row.kind} style="size" />
          </>
        }
        status={<StatusBadge kind="pack" status={row.status} />}
        crumbs={[{ label: t("title"), href: "/packs" }, { label: row.meter }]}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card aria-labelledby="about">
          <CardHeader>
            <CardTitle id="about">{t("detail.about")}</CardTitle>
          </CardHeader>
          <CardContent>
            <DescriptionList columns={2}>
              <DescriptionItem label={t("detail.service")}>
                <Link href={`/services/${detail.pack.service}`} className="text-link hover:underline">
                  {row.service}
                </Link>
              </DescriptionItem>
              <DescriptionItem label={t("detail.meter")}>{row.meter}</DescriptionItem>
              <DescriptionItem label={t("detail.left")}>
                <PackLeft
                  name={row.meter}
                  left={row.left}
                  total={row.units}
                  refunded={row.status === "refunded"}
                />
              </DescriptionItem>
              <DescriptionItem label={t("columns.state")}>
                <PackStanding {...row} />
              </DescriptionItem>
              <DescriptionItem label={t("detail.validFrom")}>
                <Instant at={row.validFrom} />
              </DescriptionItem>
              <DescriptionItem label={t("detail.validUntil")}>
                {row.validUntil ? <Instant at={row.validUntil} /> : t("detail.noEnd")}
              </DescriptionItem>
              <DescriptionItem label={t("detail.origin")}>
                <StatusBadge kind="origin" status={row.origin} />
              </DescriptionItem>
              <DescriptionItem label={t("detail.order")}>
                {row.orderId ? (
                  <Link href={`/orders/${row.orderId}`} className="text-link hover:underline">
                    {t("orderLink")}
                  </Link>
                ) : (
                  "–"
                )}
              </DescriptionItem>
              <DescriptionItem label={t("detail.id")}>
                <CopyableId id={row.id} label={t("detail.id")} />
              </DescriptionItem>
            </DescriptionList>
          </CardContent>
        </Card>
        <RefundBox detail={detail} plan={plan} currency={currency} now={now} />
      </div>
      <Card aria-labelledby="draws">
        <CardHeader>
          <CardTitle id="draws">{t("detail.draws")}</CardTitle>
          <CardDescription>
            {t(row.kind === "materials" ? "detail.materialsHint" : "detail.drawsHint")}
          </CardDescription>
        </CardHeader>
        <CardContent className="p-0">
          <DrawTable
            draws={draws.rows.map(({ hour, units }) => ({ hour: hour.toISOString(), units }))}
            byTime={sort}
          />
          <KeysetPagination {...pageLinks(path, search, draws)} />
        </CardContent>
      </Card>
    </>
  );
}
