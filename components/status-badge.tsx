import { useTranslations } from "next-intl";
import { type StatusKind, type StatusLook, type StatusOf, type StatusWords, statusLooks } from "./statuses";
import { Badge } from "./ui/badge";

type WordKey = { [K in StatusKind]: `${K}.${Extract<keyof StatusWords[K], string>}` }[StatusKind];

/** A status as icon, word and colour: `<StatusBadge kind="standing" status="overdue" />`. */
export function StatusBadge({ className, ...of }: StatusOf & { className?: string }) {
  const t = useTranslations("format.status");
  const looks: Readonly<Record<string, StatusLook>> = statusLooks[of.kind];
  const look = looks[of.status];
  const Icon = look?.icon;
  return (
    <Badge tone={look?.tone} className={className}>
      {Icon ? <Icon aria-hidden /> : null}
      {t(`${of.kind}.${of.status}` as WordKey)}
    </Badge>
  );
}
