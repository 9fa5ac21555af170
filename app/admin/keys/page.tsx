import { getTranslations } from "next-intl/server";
import { NewPlatformKey, PlatformKeyTable } from "@/components/admin/platform-keys";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { systemTransaction } from "@/db/client";
import { listKeys } from "@/db/instance";
import { requireStaff } from "@/lib/auth/session";
import { createKey, revokeKey } from "./actions";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.keys"))("title") };
}

export default async function PlatformKeysPage() {
  await requireStaff("admin.see");
  const t = await getTranslations("admin.keys");
  const keys = await systemTransaction((tx) => listKeys(tx, null));
  return (
    <>
      <PageHeader help="adminKeys" title={t("title")} description={t("description")} />
      <Card>
        <CardHeader>
          <CardTitle>{t("new")}</CardTitle>
        </CardHeader>
        <CardContent>
          <NewPlatformKey action={createKey} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t("list")}</CardTitle>
        </CardHeader>
        <PlatformKeyTable
          rows={keys.map(({ id, label, prefix, createdAt, lastUsedAt, revokedAt }) => ({
            id,
            label,
            prefix,
            createdAt: createdAt.toISOString(),
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
            revokedAt: revokedAt?.toISOString() ?? null,
            revoke: revokeKey.bind(null, id),
          }))}
        />
      </Card>
    </>
  );
}
