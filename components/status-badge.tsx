import { useTranslations } from "next-intl";
import { StatusLabel } from "./status-label";
import { type StatusKind, type StatusLook, type StatusOf, type StatusWords, statusLooks } from "./statuses";
import { Badge } from "./ui/badge";

type WordKey = { [K in StatusKind]: `${K}.${Extract<keyof StatusWords[K], string>}` }[StatusKind];

/** A status as icon, word and colour: `<StatusBadge kind="standing" status="overdue" />`. */
export function StatusBadge({ className, ...of }: StatusOf & { className?: string }) {
  const t = useTranslations("format.status");
  const looks: Readonly<Record<string, StatusLook>> = statusLooks[of.kind];
  const look = looks[of.status];
  const word = t(`${of.kind}.${of.status}` as WordKey);
  if (!look) return <Badge className={className}>{word}</Badge>;
  return (
    <StatusLabel look={look} className={className}>
      {word}
    </StatusLabel>
  );
}
