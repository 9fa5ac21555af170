import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { groupBy } from "@/lib/billing/group-by";
import type { AccountView } from "@/lib/operations/read-account";

/** By which ways a message went out and how far each came; several people by one way are one badge. */
export async function MessageWays({ deliveries }: Pick<AccountView, "deliveries">) {
  const t = await getTranslations("support.resend");
  if (deliveries.length === 0) return <span className="text-muted-foreground">{t("none")}</span>;
  const ways = groupBy(deliveries, ({ channel, status }) => `${channel} ${status}`);
  return (
    <span className="flex flex-wrap gap-1">
      {[...ways].map(([way, [first]]) =>
        first ? (
          <Badge key={way} tone={first.status === "failed" ? "danger" : "outline"}>
            {t(`channels.${first.channel}`)} · {t(`states.${first.status}`)}
          </Badge>
        ) : null,
      )}
    </span>
  );
}
