import { getTranslations } from "next-intl/server";
import { KeyTable } from "@/components/keys/key-table";
import { NewKeyForm } from "@/components/keys/new-key-form";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { tenantTransaction } from "@/db/client";
import { listKeys } from "@/db/instance";
import { requireCustomer } from "@/lib/auth/session";
import { createKey, revokeKey } from "./actions";

export async function generateMetadata() {
  return { title: (await getTranslations("settings.keys"))("title") };
}

export default async function KeysPage() {
  const customer = await requireCustomer("account.see");
  const t = await getTranslations("settings.keys");
  const keys = await tenantTransaction(customer.accountId, (tx) => listKeys(tx, customer.accountId));
  return (
    <>
      <PageHeader help="keys" title={t("title")} description={t("description")} />
      <Card aria-labelledby="new-key">
        <CardHeader>
          <CardTitle id="new-key">{t("new")}</CardTitle>
          <CardDescription>{t("newHint")}</CardDescription>
        </CardHeader>
        <CardContent>
          <NewKeyForm action={createKey} />
        </CardContent>
      </Card>
      <Card aria-labelledby="keys">
        <CardHeader>
          <CardTitle id="keys">{t("list")}</CardTitle>
        </CardHeader>
        <KeyTable
          revoke={revokeKey}
          rows={keys.map(({ id, label, prefix, createdAt, lastUsedAt, revokedAt }) => ({
            id,
            label,
            prefix,
            createdAt: createdAt.toISOString(),
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
            revokedAt: revokedAt?.toISOString() ?? null,
          }))}
        />
      </Card>
    </>
  );
}
