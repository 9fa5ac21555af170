import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { fromJson, isPositive, type MoneyJson } from "@/lib/billing/money";

interface LeftOwingProps {
  leftOwing: MoneyJson;
  arrears: { readonly owed: MoneyJson; readonly topUpHref: string } | null;
}

/** That balances did not cover the bill (rule L2), and what the account owes now where its reader can pay it. */
export function LeftOwing({ leftOwing, arrears }: LeftOwingProps) {
  const t = useTranslations("bills.leftOwing");
  const amount = (value: MoneyJson) => () => <Money value={value} className="font-semibold" />;
  return (
    <Alert
      tone="warning"
      title={t.rich("title", { amount: amount(leftOwing) })}
      action={
        arrears ? (
          <Button asChild size="sm" className="no-print">
            <Link href={arrears.topUpHref}>{t("topUp")}</Link>
          </Button>
        ) : null
      }
    >
      {t("text")}
      {arrears && isPositive(fromJson(arrears.owed)) ? t.rich("now", { amount: amount(arrears.owed) }) : null}
    </Alert>
  );
}
