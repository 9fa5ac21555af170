import { History, RotateCcw } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { LinkTabs } from "@/components/ui/link-tabs";
import { tenantTransaction } from "@/db/client";
import type { Customer } from "@/lib/auth/visitor";
import { readLastMonth } from "@/lib/operations/read-last-month";
import { lastMonthHref } from "./last-month";
import { type CalculatorSite, sites } from "./site";

/** The site of visitors without an account; an account begins with what it really used last month. */
export async function HeaderActions({
  customer,
  site,
  now,
}: {
  customer: Customer | null;
  site: CalculatorSite;
  now: Date;
}) {
  const t = await getTranslations("calculator");
  if (!customer) {
    return (
      <LinkTabs
        label={t("site")}
        look="segmented"
        current={site.site}
        tabs={sites.map((id) => ({ id, label: t(`sites.${id}`), href: `/calculator?site=${id}` }))}
      />
    );
  }
  const { accountId } = customer;
  const last = await tenantTransaction(accountId, (tx) => readLastMonth(tx, accountId, now));
  return (
    <>
      {last.usage.length > 0 ? (
        <Button asChild variant="outline">
          <Link href={lastMonthHref(last, customer.site, now)}>
            <History aria-hidden />
            {t("lastMonth")}
          </Link>
        </Button>
      ) : null}
      <Button asChild variant="outline">
        <Link href="/calculator">
          <RotateCcw aria-hidden />
          {t("startOver")}
        </Link>
      </Button>
    </>
  );
}
