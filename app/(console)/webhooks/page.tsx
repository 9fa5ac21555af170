import { RefreshCw } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { KeysetPagination } from "@/components/ui/pagination";
import type { SearchParams } from "@/components/ui/search-params";
import { DeliveryLog } from "@/components/webhooks/delivery-log";
import { EndpointTable } from "@/components/webhooks/endpoint-table";
import { NewEndpointForm } from "@/components/webhooks/new-endpoint-form";
import { tenantTransaction } from "@/db/client";
import { listWebhookDeliveries } from "@/db/delivery-lists";
import { listEndpoints } from "@/db/webhooks";
import { requireCustomer } from "@/lib/auth/session";
import { webhookEvents } from "@/lib/billing/messages/kinds";
import { isDemoInstance } from "@/lib/env";
import { pageLinks, pageSize, readCursor } from "@/lib/paging";
import { addEndpoint, disableEndpoint, resendEvent, rotateSecret, testEndpoint } from "./actions";

export async function generateMetadata() {
  return { title: (await getTranslations("webhooks"))("title") };
}

export default async function WebhooksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { accountId } = await requireCustomer("account.see");
  const params = await searchParams;
  const t = await getTranslations("webhooks");
  const [endpoints, page] = await tenantTransaction(accountId, (tx) =>
    Promise.all([
      listEndpoints(tx, [accountId]),
      listWebhookDeliveries(tx, accountId, { cursor: readCursor(params), size: pageSize }),
    ]),
  );
  const urls = new Map(endpoints.map(({ id, url }) => [id, url]));
  return (
    <>
      <PageHeader help="webhooks" title={t("title")} description={t("description")} />
      <Card aria-labelledby="endpoints">
        <CardHeader>
          <CardTitle id="endpoints">{t("list")}</CardTitle>
        </CardHeader>
        <EndpointTable
          rows={endpoints.map(({ disabledAt, ...endpoint }) => ({
            ...endpoint,
            disabled: disabledAt !== null,
          }))}
          test={testEndpoint}
          rotate={rotateSecret}
          disable={disableEndpoint}
        />
      </Card>
      <Card aria-labelledby="new-endpoint">
        <CardHeader>
          <CardTitle id="new-endpoint">{t("new")}</CardTitle>
          <CardDescription>{t("newHint")}</CardDescription>
        </CardHeader>
        <CardContent>
          <NewEndpointForm events={webhookEvents} anywhere={isDemoInstance()} action={addEndpoint} />
        </CardContent>
      </Card>
      <Card aria-labelledby="log">
        <CardHeader>
          <CardTitle id="log">{t("log")}</CardTitle>
          <CardDescription>{t("logHint")}</CardDescription>
          <CardAction>
            <Button asChild variant="outline" size="sm">
              <Link href="/webhooks" scroll={false}>
                <RefreshCw aria-hidden />
                {t("refresh")}
              </Link>
            </Button>
          </CardAction>
        </CardHeader>
        <DeliveryLog
          resend={resendEvent}
          list={{ path: "/webhooks", params }}
          rows={page.rows.map(({ target, event, dueAt, status, ...delivery }) => ({
            ...delivery,
            status,
            endpointId: target,
            url: urls.get(target) ?? "",
            event: event ?? "",
            nextAttemptAt: status === "queued" ? dueAt : null,
          }))}
        />
        <KeysetPagination {...pageLinks("/webhooks", params, page)} className="border-border border-t" />
      </Card>
    </>
  );
}
