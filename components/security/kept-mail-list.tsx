import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { Instant } from "@/components/instant";
import { buttonVariants } from "@/components/ui/button-variants";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";

interface KeptMailListProps {
  mails: readonly {
    readonly id: string;
    readonly subject: string;
    readonly text: string;
    readonly link: string | null;
    readonly createdAt: Date;
  }[];
}

/** Mails of a demo, each with what it says and the link it brings. */
export function KeptMailList({ mails }: KeptMailListProps) {
  const t = useTranslations("security.keptMail");
  if (mails.length === 0)
    return (
      <Card>
        <EmptyState icon={<Mail />} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      </Card>
    );
  return (
    <ul className="grid gap-4">
      {mails.map((mail) => (
        <li key={mail.id}>
          <Card>
            <CardHeader>
              <CardTitle>{mail.subject}</CardTitle>
              <CardDescription>
                <Instant at={mail.createdAt} />
              </CardDescription>
            </CardHeader>
            <CardContent className="grid justify-items-start gap-3 text-sm">
              <p className="wrap-anywhere whitespace-pre-wrap">{mail.text}</p>
              {mail.link ? (
                <a href={mail.link} className={buttonVariants({ size: "sm" })}>
                  {t("open")}
                </a>
              ) : null}
            </CardContent>
          </Card>
        </li>
      ))}
    </ul>
  );
}
