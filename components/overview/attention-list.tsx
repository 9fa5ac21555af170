import { ChevronRight, CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";

export interface AttentionItem {
  readonly id: string;
  /** `danger` stops calls, `warning` costs money or lapses, `info` is there to take. */
  readonly tone: "danger" | "warning" | "info";
  readonly text: ReactNode;
  readonly href: string;
  readonly action: string;
}

const looks = {
  danger: { icon: CircleAlert, className: "text-danger" },
  warning: { icon: TriangleAlert, className: "text-warning" },
  info: { icon: Info, className: "text-info" },
};

/** What to look at first, each with the one step that settles it. */
export function AttentionList({ items }: { items: readonly AttentionItem[] }) {
  const t = useTranslations("overview.attention");
  return (
    <Card aria-labelledby="attention">
      <CardHeader>
        <CardTitle id="attention">{t("title")}</CardTitle>
      </CardHeader>
      {items.length === 0 ? (
        <p className="flex items-center gap-2 px-4 pb-4 text-muted-foreground text-sm">
          <CircleCheck aria-hidden className="size-4 text-success" />
          {t("nothing")}
        </p>
      ) : (
        <ul className="divide-y divide-border border-border border-t">
          {items.map((item) => (
            <AttentionRow key={item.id} item={item} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function AttentionRow({ item }: { item: AttentionItem }) {
  const { icon: Icon, className } = looks[item.tone];
  const t = useTranslations("overview.attention");
  return (
    <li className="flex items-start gap-2.5 px-4 py-2.5 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${className}`} />
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 flex-1 basis-56 text-pretty">
          <span className="sr-only">{t(`tones.${item.tone}`)} </span>
          {item.text}
        </p>
        <Link
          href={item.href}
          className="inline-flex shrink-0 items-center gap-0.5 font-medium text-link underline-offset-4 hover:underline"
        >
          {item.action}
          <ChevronRight aria-hidden className="size-3.5" />
        </Link>
      </div>
    </li>
  );
}
