import { ArrowRight, Calculator } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card, CardContent } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

export interface Example {
  readonly id: "cliff" | "peak" | "contract" | "combination" | "packed" | "trap";
  readonly href: string;
}

/** Where nothing was entered yet: questions that the calculator answers, one press away. */
export function Examples({ examples }: { examples: readonly Example[] }) {
  const t = useTranslations("calculator.examples");
  return (
    <Card>
      <EmptyState icon={<Calculator />} title={t("title")}>
        {t("text")}
      </EmptyState>
      <CardContent className="grid gap-2">
        {examples.map(({ id, href }) => (
          <Link
            key={id}
            href={href}
            className="group flex items-center gap-3 rounded-lg border border-border px-3.5 py-2.5 text-sm shadow-xs hover:bg-accent"
          >
            <span className="grid gap-0.5">
              <span className="font-medium">{t(`titles.${id}`)}</span>
              <span className="text-muted-foreground">{t(`texts.${id}`)}</span>
            </span>
            <ArrowRight aria-hidden className="ms-auto size-4 shrink-0 text-muted-foreground" />
          </Link>
        ))}
      </CardContent>
    </Card>
  );
}
