import { useLocale, useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { FreePackRule, Text } from "@/lib/billing/catalog/types";

export interface FreeQuota extends Pick<FreePackRule, "meter" | "units" | "issue" | "startsAt" | "validity"> {
  readonly name: Text;
  readonly kind: "calls" | "materials";
}

/** What a service gives for free, how one gets it and how long it lasts (section 5 of the rules). */
export function FreeQuotaTable({ quotas }: { quotas: readonly FreeQuota[] }) {
  const t = useTranslations("services.freeQuota");
  const locale = useLocale();
  if (quotas.length === 0) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{t("hint")}</CardDescription>
      </CardHeader>
      <Table aria-label={t("title")} className="border-border border-t">
        <TableHeader>
          <tr>
            <TableHead>{t("meter")}</TableHead>
            <TableHead align="end">{t("units")}</TableHead>
            <TableHead>{t("issued")}</TableHead>
            <TableHead>{t("valid")}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {quotas.map((quota) => (
            <TableRow key={`${quota.meter} ${quota.issue}`}>
              <TableCell>{quota.name[locale]}</TableCell>
              <TableCell align="end">
                <CallCount count={quota.units} unit={quota.kind} />
              </TableCell>
              <TableCell>{t(`issue.${quota.issue}`)}</TableCell>
              <TableCell>
                {quota.startsAt === "next_day"
                  ? t("fromNextDay", { validity: t(`validity.${quota.validity}`) })
                  : t(`validity.${quota.validity}`)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
