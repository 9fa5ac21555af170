import { useTranslations } from "next-intl";
import { FindingTable } from "@/components/finance/finding-table";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { may, type StaffRole } from "@/lib/auth/permissions";
import { type Currency, decimal, money, toJson } from "@/lib/billing/money";
import type { CheckView } from "@/lib/operations/read-reconciliation";

interface FindingsProps {
  check: CheckView;
  currency: Currency;
  role: StaffRole;
}

/** The rows of one comparison that do not agree, with links to what whoever looks may see. */
export function Findings({ check, currency, role }: FindingsProps) {
  const t = useTranslations("reconciliation");
  const title = t("findings.title", { check: t(`check.${check.id}.name`) });
  const figure = (text: string) =>
    check.unit === "money" ? toJson(money(decimal(text), currency)) : Number(text);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        {check.findings.length < check.differences ? (
          <CardDescription>
            {t("findings.first", { shown: check.findings.length, count: check.differences })}
          </CardDescription>
        ) : null}
      </CardHeader>
      <FindingTable
        label={title}
        rows={check.findings.map(({ accountId, account, reference, expected, found }) => ({
          account,
          accountHref: accountPage(accountId, role),
          reference,
          href: pageOf(accountId, reference, role),
          expected: figure(expected),
          found: figure(found),
        }))}
      />
    </Card>
  );
}

/** Finance alone sees an account by its bills; the support desk sees it whole. */
function accountPage(accountId: string, role: StaffRole): string {
  return may(role, "admin.see") ? `/admin/accounts/${accountId}` : `/finance/bills?account=${accountId}`;
}

function pageOf(accountId: string, reference: string, role: StaffRole): string | null {
  const [kind, id] = reference.split(":");
  if (kind === "bill") return `/finance/bills/${accountId}/${id}`;
  return may(role, "admin.see") ? `/admin/accounts/${accountId}` : null;
}
