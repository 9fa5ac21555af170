import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { refusals } from "@/lib/billing/refusals";

/** Every code with its sentence; a problem's `type` leads here. */
export function ProblemCodes() {
  const t = useTranslations("apiDocs.problemsText");
  const locale = useLocale();
  return (
    <section id="problems" className="grid scroll-mt-16 gap-2">
      <h2 className="font-semibold text-lg">{t("title")}</h2>
      <p className="max-w-3xl text-pretty">
        {t.rich("text", { code: (chunks) => <code className="text-sm">{chunks}</code> })}
      </p>
      <Card className="mt-1">
        <Table aria-label={t("title")}>
          <TableHeader>
            <tr>
              <TableHead>{t("code")}</TableHead>
              <TableHead>{t("status")}</TableHead>
              <TableHead>{t("sentence")}</TableHead>
            </tr>
          </TableHeader>
          <TableBody>
            {Object.entries(refusals).map(([code, refusal]) => (
              <TableRow key={code} id={code} className="scroll-mt-16 target:bg-accent">
                <TableCell>
                  <code className="text-xs">{code}</code>
                </TableCell>
                <TableCell>{refusal.status}</TableCell>
                <TableCell className="max-md:min-w-72">{refusal[locale]}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </section>
  );
}
