import { Ban, CircleCheck, CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusLabel } from "@/components/status-label";
import type { StatusLook, StatusWords } from "@/components/statuses";

export const keyLooks: Readonly<Record<keyof StatusWords["key"], StatusLook>> = {
  active: { icon: CircleCheck, tone: "success" },
  revoked: { icon: Ban, tone: "neutral" },
  expired: { icon: CircleSlash, tone: "neutral" },
};

export function KeyStatus({ status }: { status: keyof typeof keyLooks }) {
  const t = useTranslations("format.status.key");
  return <StatusLabel look={keyLooks[status]}>{t(status)}</StatusLabel>;
}
