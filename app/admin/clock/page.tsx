import { Clock, History } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ClockSteps } from "@/components/admin/clock-steps";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { RefreshWhile } from "@/components/packs/refresh-while";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ServerTable } from "@/components/ui/server-table";
import { Stat, StatRow } from "@/components/ui/stat";
import { searchAudit } from "@/db/audit";
import { systemTransaction } from "@/db/client";
import { type DueSummary, summarizeDueWork } from "@/db/due-summary";
import { requireStaff } from "@/lib/auth/session";
import { currentTime } from "@/lib/clock";
import { isDemoInstance } from "@/lib/env";
import { moveTestClock } from "./actions";
import { clockTargets } from "./targets";

/** For so long after a move the page looks again by itself: the worker is at what fell due. */
const followMs = 60_000;
const movesShown = 20;

/** What the audit log keeps of a move. */
const moment = z.object({ now: z.iso.datetime().transform((text) => new Date(text)) });

export async function generateMetadata() {
  return { title: (await getTranslations("admin.clock"))("title") };
}

export default async function ClockPage() {
  await requireStaff("admin.see");
  const t = await getTranslations("admin.clock");
  const now = await currentTime();
  if (!isDemoInstance()) {
    return (
      <>
        <PageHeader help="adminClock" title={t("title")} />
        <Card>
          <EmptyState icon={<Clock />} title={t("notMovable.title")}>
            {t("notMovable.text")}
          </EmptyState>
        </Card>
      </>
    );
  }
  const { moves, due } = await systemTransaction(async (tx) => {
    const found = await searchAudit(tx, { action: "clock.moved" }, { cursor: null, size: movesShown });
    const read = found.rows.map((entry) => ({
      id: entry.id,
      reason: entry.reason,
      who: entry.userName,
      from: moment.parse(entry.before).now,
      to: moment.parse(entry.after).now,
    }));
    const [last] = read;
    return { moves: read, due: last ? await summarizeDueWork(tx, last.from, now) : null };
  });
  const targets = clockTargets(now);
  const following = moves[0] !== undefined && now.getTime() - moves[0].to.getTime() < followMs;
  return (
    <>
      <PageHeader help="adminClock" title={t("title")} description={t("description")} />
      <RefreshWhile active={following} />
      <Card>
        <CardContent className="grid gap-6">
          <StatRow className="max-w-2xl max-sm:grid-cols-1">
            <Stat label={t("now")} value={<Instant at={now} />} />
            <Stat label={t("real")} value={<Instant at={new Date()} />} />
          </StatRow>
          <ClockSteps
            action={moveTestClock}
            targets={{
              hour: targets.hour.toISOString(),
              day: targets.day.toISOString(),
              nextMonth: targets.nextMonth.toISOString(),
            }}
          />
        </CardContent>
      </Card>
      {due ? <Due due={due} following={following} /> : null}
      <Card>
        <CardHeader>
          <CardTitle>{t("history.title")}</CardTitle>
        </CardHeader>
        <ServerTable
          label={t("history.title")}
          rows={moves}
          rowKey={(move) => move.id}
          empty={
            <EmptyState icon={<History />} title={t("history.empty.title")}>
              {t("history.empty.text")}
            </EmptyState>
          }
          columns={[
            {
              id: "from",
              header: t("history.from"),
              cell: (move) => <Instant at={move.from} zone={false} />,
            },
            { id: "to", header: t("history.to"), cell: (move) => <Instant at={move.to} zone={false} /> },
            { id: "who", header: t("history.who"), cell: (move) => move.who },
            { id: "reason", header: t("history.reason"), cell: (move) => move.reason },
          ]}
        />
      </Card>
    </>
  );
}

const counted = [
  "monthsClosed",
  "billsIssued",
  "servicesStopped",
  "servicesResumed",
  "freePacksIssued",
  "packsExpired",
  "quotasEnded",
  "refundsCompleted",
  "messagesSent",
] as const;

async function Due({ due, following }: { due: DueSummary; following: boolean }) {
  const t = await getTranslations("admin.clock.due");
  const happened = counted.filter((name) => due[name] > 0);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        {following ? <CardDescription>{t("working")}</CardDescription> : null}
      </CardHeader>
      <CardContent aria-live="polite">
        {happened.length === 0 ? (
          <p className="text-muted-foreground text-sm">{t("nothing")}</p>
        ) : (
          <StatRow>
            {happened.map((name) => (
              <Stat key={name} label={t(name)} value={<CallCount count={due[name]} />} />
            ))}
          </StatRow>
        )}
      </CardContent>
    </Card>
  );
}
