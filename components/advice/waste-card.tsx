import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { CallCount } from "@/components/call-count";
import { Instant } from "@/components/instant";
import { Money } from "@/components/money";
import { Duration } from "@/components/packs/duration";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { MoneyJson } from "@/lib/billing/money";
import type { WasteView } from "./advice-view";

/** Bought packs that will lapse with units left if calls go on as they did, and the money in them. */
export function WasteCard({ packs, total }: { packs: readonly WasteView[]; total: MoneyJson }) {
  const t = useTranslations("usage.waste");
  if (packs.length === 0) return null;
  return (
    <Card aria-labelledby="waste">
      <CardHeader>
        <CardTitle id="waste" className="flex items-center gap-2">
          <Hourglass aria-hidden className="size-4 text-warning" />
          {t.rich("title", { amount: () => <Money value={total} /> })}
        </CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        <ul className="divide-y divide-border border-border border-y">
          {packs.map((pack) => (
            <li key={pack.packId} className="grid gap-0.5 py-2.5 text-sm">
              <div className="flex flex-wrap justify-between gap-x-4">
                <Link href={`/packs/${pack.packId}`} className="font-medium text-link hover:underline">
                  {pack.name} · <CallCount count={pack.units} unit="calls" style="size" />
                </Link>
                <Money value={pack.amount} className="ms-auto font-medium" />
              </div>
              <p className="text-pretty text-muted-foreground">
                {t.rich(pack.calls > 0 ? "pack" : "idle", {
                  unused: () => <CallCount count={pack.unusedUnits} unit="calls" />,
                  left: () => <CallCount count={pack.remaining} />,
                  at: () => <Instant at={pack.endsAt} />,
                  calls: () => <CallCount count={pack.calls} unit="calls" />,
                  days: pack.days,
                })}
              </p>
              {pack.refundLeft === null ? null : (
                <p>
                  <Link href={`/packs/${pack.packId}/refund`} className="text-link hover:underline">
                    {t.rich("refund", { left: () => <Duration ms={pack.refundLeft ?? 0} /> })}
                  </Link>
                </p>
              )}
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
