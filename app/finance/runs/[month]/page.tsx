import { ReceiptText } from "lucide-react";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { RunTable } from "@/components/finance/run-table";
import { RetryRun } from "@/components/finance/start-run";
import { Instant } from "@/components/instant";
import { formatMonth } from "@/components/month";
import { StatusBadge } from "@/components/status-badge";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { ServerTable } from "@/components/ui/server-table";
import { listRunFailures } from "@/db/billing-runs";
import { systemTransaction } from "@/db/client";
import { requireStaff } from "@/lib/auth/session";
import { readRun } from "@/lib/operations/read-runs";
import { startRun } from "../actions";

interface RunPageProps {
  params: Promise<{ month: string }>;
}

export async function generateMetadata({ params }: RunPageProps) {
  return { title: (await getTranslations("finance.run"))("title", { month: (await params).month }) };
}

/** One run: how far it is, and which accounts were set aside and why. */
export default async function RunPage({ params }: RunPageProps) {
  await requireStaff("finance.see");
  const t = await getTranslations("finance");
  const locale = await getLocale();
  const { month } = await params;
  const [run, failures] = await systemTransaction((tx) =>
    Promise.all([readRun(tx, month), listRunFailures(tx, month)]),
  );
  if (run === null) notFound();
  const { startedAt, completedAt, ...figures } = run;
  return (
    <>
      <PageHeader
        help="financeRun"
        title={t("run.title", { month: formatMonth(month, locale) })}
        status={<StatusBadge kind="run" status={run.state} />}
        crumbs={[{ label: t("runs.title"), href: "/finance/runs" }, { label: formatMonth(month, locale) }]}
        actions={
          <>
            {run.state === "parked" ? <RetryRun action={startRun} month={month} /> : null}
            <Button asChild variant="outline">
              <Link href={`/finance/bills?month=${month}&kind=month`}>
                <ReceiptText aria-hidden />
                {t("run.toBills")}
              </Link>
            </Button>
          </>
        }
      />
      <Card>
        <RunTable
          rows={[
            {
              ...figures,
              startedAt: startedAt.toISOString(),
              completedAt: completedAt?.toISOString() ?? null,
            },
          ]}
          empty={null}
        />
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("run.failures.title")}</CardTitle>
          <CardDescription>{t("run.failures.description")}</CardDescription>
        </CardHeader>
        <ServerTable
          label={t("run.failures.title")}
          rows={failures}
          rowKey={(failure) => failure.accountId}
          empty={
            <CardContent>
              <p className="text-muted-foreground text-sm">{t("run.failures.empty")}</p>
            </CardContent>
          }
          columns={[
            {
              id: "account",
              header: t("run.failures.account"),
              cell: (failure) => (
                <Link
                  href={`/finance/bills?account=${failure.accountId}`}
                  className="font-mono text-link text-xs hover:underline"
                >
                  {failure.accountId}
                </Link>
              ),
            },
            {
              id: "reason",
              header: t("run.failures.reason"),
              className: "wrap-anywhere max-md:min-w-64",
              cell: (failure) => failure.reason,
            },
            {
              id: "attempts",
              header: t("run.failures.attempts"),
              align: "end",
              cell: (failure) => failure.attempts,
            },
            {
              id: "failedAt",
              header: t("run.failures.failedAt"),
              cell: (failure) => <Instant at={failure.failedAt} precision="second" zone={false} />,
            },
          ]}
        />
      </Card>
    </>
  );
}
