import { ShoppingCart } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Advice } from "@/components/purchase/advice";
import { OrderState } from "@/components/purchase/order-state";
import { OrderSummary } from "@/components/purchase/order-summary";
import { PurchaseNow } from "@/components/purchase/purchase-now";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { SearchParams } from "@/components/ui/search-params";
import { tenantTransaction } from "@/db/client";
import { requireCustomer } from "@/lib/auth/session";
import { refusalSentence } from "@/lib/billing/refusals";
import { currentTime } from "@/lib/clock";
import { readSurroundings } from "@/lib/operations/pack-surroundings";
import { readPurchase } from "@/lib/operations/read-purchase";
import { purchase } from "./actions";
import { adviceOf, amountsOf, nameOf, paymentsOf } from "./amounts";
import { hintOf } from "./hint";
import { OrderChoices } from "./order-choices";
import { policiesOf } from "./policies";
import { readSelection, selectionHref, toRequest } from "./selection";

export async function generateMetadata() {
  return { title: (await getTranslations("purchase"))("title") };
}

/** Buys packs, materials and QPS quotas (rule B1). The whole order stands in the URL and is priced by the server. */
export default async function PurchasePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("purchase");
  const locale = await getLocale();
  const customer = await requireCustomer("account.see");
  const selection = readSelection(await searchParams, customer.site);
  const header = <PageHeader help="purchase" title={t("title")} description={t("description")} />;
  if (!selection) {
    const action = (
      <Button asChild variant="outline">
        <Link href="/services">{t("empty.action")}</Link>
      </Button>
    );
    return (
      <>
        {header}
        <Card>
          <EmptyState icon={<ShoppingCart />} title={t("empty.title")} action={action}>
            {t("empty.text")}
          </EmptyState>
        </Card>
      </>
    );
  }

  const now = await currentTime();
  const request = toRequest(selection);
  const view = await readPurchase(customer.accountId, request, now);
  const surroundings = await tenantTransaction(customer.accountId, (tx) =>
    readSurroundings(tx, customer.accountId, now),
  );
  const { offer } = selection;
  const href = selectionHref(selection);
  const hint = await hintOf(selection, surroundings.get(offer.meter), locale);
  const shortfall = shortfallOf(view.plan, href);
  const possible = view.plan.ok || shortfall !== null;

  return (
    <>
      {header}
      <OrderState href={href}>
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid gap-5">
            <OrderChoices selection={selection} view={view} now={now} />
            <Advice {...adviceOf(view.advice, selection, customer.currency)} unclaimed={view.unclaimed} />
          </div>
          <Card className="lg:sticky lg:top-16" aria-labelledby="order">
            <CardHeader>
              <CardTitle id="order">{t("summaryTitle")}</CardTitle>
            </CardHeader>
            <CardContent>
              {/* Another order: what refused the one before it is over. */}
              <PurchaseNow
                key={href}
                action={purchase}
                fields={fieldsOf(request, selection.startsOn)}
                possible={possible}
              >
                {view.quote.ok ? (
                  <OrderSummary
                    name={await nameOf(offer, locale)}
                    amounts={amountsOf(view.quote.value)}
                    payments={paymentsOf(view.plan)}
                    shortfall={shortfall}
                    policies={await policiesOf(view.quote.value, now)}
                  />
                ) : null}
                {view.plan.ok || shortfall ? null : (
                  <Alert tone="danger">{refusalSentence(view.plan.refusal, locale)}</Alert>
                )}
                {hint ? (
                  <Alert
                    tone="info"
                    action={
                      <Link href={`/services/${selection.service.id}`} className="text-link hover:underline">
                        {t("hints.toService")}
                      </Link>
                    }
                  >
                    {hint}
                  </Alert>
                ) : null}
              </PurchaseNow>
            </CardContent>
          </Card>
        </div>
      </OrderState>
    </>
  );
}

/** What is missing, and the top-up that leads back to this very order. */
function shortfallOf(plan: Awaited<ReturnType<typeof readPurchase>>["plan"], href: string) {
  if (plan.ok || plan.refusal.code !== "insufficient_balance") return null;
  const { shortfall: missing, available } = plan.refusal.params;
  if (typeof missing !== "object" || typeof available !== "object") return null;
  const topUpHref = `/balance/top-up?${new URLSearchParams({ amount: missing.amount, returnTo: href })}`;
  return { missing, available, topUpHref };
}

/** A new request each time the form is shown; the action's fields as text. */
function fieldsOf(request: ReturnType<typeof toRequest>, startsOn: string | null): Record<string, string> {
  const { startsAt: _, ...named } = request;
  const fields = Object.entries({ ...named, startsOn: startsOn ?? "" });
  return {
    requestId: crypto.randomUUID(),
    ...Object.fromEntries(fields.map(([name, value]) => [name, String(value)])),
  };
}
