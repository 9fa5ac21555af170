import { getLocale, getTranslations } from "next-intl/server";
import { ActivateDialog } from "@/components/services/activate-dialog";
import { ServiceCard } from "@/components/services/service-card";
import { PageHeader } from "@/components/ui/page-header";
import { tenantTransaction } from "@/db/client";
import { requireCustomer } from "@/lib/auth/session";
import { serviceOf } from "@/lib/billing/catalog/catalog";
import { currentTime } from "@/lib/clock";
import { readServices } from "@/lib/operations/read-services";
import { activate } from "../actions";
import { termsIn } from "../terms";

export async function generateMetadata() {
  return { title: (await getTranslations("services"))("title") };
}

export default async function ServicesPage() {
  const customer = await requireCustomer("account.see");
  const now = await currentTime();
  const t = await getTranslations("services");
  const locale = await getLocale();
  const services = await tenantTransaction(customer.accountId, (tx) =>
    readServices(tx, customer.accountId, now),
  );
  return (
    <>
      <PageHeader help="services" title={t("title")} description={t("description")} />
      <div className="grid gap-5 lg:grid-cols-2">
        {services.map((summary) => {
          const service = serviceOf(summary.id);
          const inactive = summary.status === "not_activated" || summary.status === "deactivated";
          return (
            <ServiceCard
              key={service.id}
              {...summary}
              name={service.name[locale]}
              summary={service.summary[locale]}
              activate={
                inactive ? (
                  <ActivateDialog
                    service={service.id}
                    name={service.name[locale]}
                    terms={termsIn(service.terms, locale)}
                    again={summary.status === "deactivated"}
                    action={activate}
                  />
                ) : null
              }
            />
          );
        })}
      </div>
    </>
  );
}
