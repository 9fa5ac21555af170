import { History } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ViewAsDialog } from "@/components/admin/view-as-dialog";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Account } from "@/db/accounts";
import { viewAs } from "./viewing-actions";

/** Ways to look at an account that change nothing in it. */
export async function Lookers({ account }: { account: Account }) {
  const t = await getTranslations("support.timeline");
  return (
    <>
      <Button asChild variant="outline">
        <Link href={`/admin/accounts/${account.id}/timeline`}>
          <History aria-hidden />
          {t("open")}
        </Link>
      </Button>
      <ViewAsDialog action={viewAs.bind(null, account.id)} account={account.name} />
    </>
  );
}
