import { useTranslations } from "next-intl";
import { FindingTable } from "@/components/finance/finding-table";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { type Currency, decimal, money, toJson } from "@/lib/billing/money";
import type { CheckView } from "@/lib/operations/read-reconciliation";
import { findingPath } from "../finding-path";

interface FindingsProps {
  check: CheckView;
  currency: Currency;
  month: string;
}

/** The rows of one comparison that do not agree, each with the way to both of its sides. */
export function Findings({ check, currency, month }: FindingsProps) {
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
          accountHref: `/finance/accounts/${accountId}`,
          reference,
          href: findingPath(accountId, reference, month),
          expected: figure(expected),
          found: figure(found),
        }))}
      />
    </Card>
  );
}
