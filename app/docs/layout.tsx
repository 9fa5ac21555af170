import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PublicFrame } from "@/components/shell/public-frame";

/** Pages that anybody may read, signed in or not. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("apiDocs");
  return (
    <PublicFrame
      home="/docs/api"
      into={{ href: "/overview", label: t("console") }}
      className="max-w-6xl gap-8"
    >
      {children}
    </PublicFrame>
  );
}
