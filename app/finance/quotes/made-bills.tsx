import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { formatMonth } from "@/components/month";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import type { Bill } from "@/db/bills";
import { findService } from "@/lib/billing/catalog/catalog";
import { money, toJson } from "@/lib/billing/money";

/** What a contract that was just attached billed at once. */
export function MadeBills({ bills }: { bills: readonly Bill[] }) {
  const t = useTranslations("quotes.made");
  const kinds = useTranslations("format.status.billKind");
  const locale = useLocale();
  return (
    <Alert role="status" tone="success" title={t("title")}>
      {bills.length === 0 ? t("none") : null}
      <ul className="grid gap-0.5">
        {bills.map(({ accountId, id, kind, service, month, currency, total }) => (
          <li key={id}>
            <Link href={`/finance/bills/${accountId}/${id}`} className="text-link hover:underline">
              {kinds(kind)} · {findService(service)?.name[locale] ?? service} · {formatMonth(month, locale)}
            </Link>{" "}
            <Money value={toJson(money(total, currency))} className="font-medium" />
          </li>
        ))}
      </ul>
    </Alert>
  );
}
