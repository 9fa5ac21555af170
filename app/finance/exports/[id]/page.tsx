import { Download, FileJson } from "lucide-react";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ExportTable } from "@/components/finance/export-table";
import { ManifestFacts } from "@/components/finance/manifest-facts";
import { ManifestSums } from "@/components/finance/manifest-sums";
import { formatMonth } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { systemTransaction } from "@/db/client";
import { findExport } from "@/db/exports";
import { isId } from "@/db/ids";
import { requireStaff } from "@/lib/auth/session";
import { toRow } from "../rows";

interface ExportPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata() {
  return { title: (await getTranslations("finance.exports"))("one") };
}

/** One file: how far it is, and once it is made what stands in it and whether that is what the database says. */
export default async function ExportPage({ params }: ExportPageProps) {
  await requireStaff("finance.see");
  const t = await getTranslations("finance.exports");
  const locale = await getLocale();
  const { id } = await params;
  const found = isId(id) ? await systemTransaction((tx) => findExport(tx, id)) : undefined;
  if (!found) notFound();
  const { month, format, status, manifest } = found.export;
  const title = t("named", { format: t(`formats.${format}.name`), month: formatMonth(month, locale) });
  return (
    <>
      <PageHeader
        help="financeExport"
        title={title}
        status={<StatusBadge kind="export" status={status} />}
        crumbs={[{ label: t("title"), href: "/finance/exports" }, { label: title }]}
        actions={
          manifest ? (
            <>
              <Button asChild variant="outline">
                <a href={`/finance/exports/${id}/manifest`} download>
                  <FileJson aria-hidden />
                  {t("manifest.download")}
                </a>
              </Button>
              {status === "ready" ? (
                <Button asChild>
                  <a href={`/finance/exports/${id}/file`} download>
                    <Download aria-hidden />
                    {t("download")}
                  </a>
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      <Card>
        <ExportTable rows={[toRow(found)]} empty={null} />
      </Card>
      {manifest ? (
        <>
          <Card>
            <CardHeader>
              <CardTitle>{t("sums.title")}</CardTitle>
              <CardDescription>{t("sums.description")}</CardDescription>
            </CardHeader>
            <ManifestSums sums={manifest.sums} database={manifest.database} />
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t("manifest.title")}</CardTitle>
              <CardDescription>{t("manifest.description")}</CardDescription>
            </CardHeader>
            <CardContent>
              <ManifestFacts {...manifest} />
            </CardContent>
          </Card>
        </>
      ) : null}
    </>
  );
}
