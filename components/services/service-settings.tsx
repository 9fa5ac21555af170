import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "@/components/instant";
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from "@/components/ui/card";
import { Collapsible } from "@/components/ui/collapsible";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";

interface ServiceSettingsProps {
  firstActivatedAt: Date | null;
  accepted: { readonly version: string; readonly at: Date } | null;
  terms: { readonly version: string; readonly title: string; readonly clauses: readonly string[] };
  refund: string;
  grace: string;
  hold: string | null;
  /** A DeactivateDialog while the service is active. */
  deactivate: ReactNode;
}

/** Terms, policies and the way out of a service. */
export function ServiceSettings(props: ServiceSettingsProps) {
  const { firstActivatedAt, accepted, terms, refund, grace, hold, deactivate } = props;
  const t = useTranslations("services.settings");
  return (
    <>
      <Card aria-labelledby="policies">
        <CardHeader>
          <CardTitle id="policies">{t("title")}</CardTitle>
        </CardHeader>
        <CardContent className="grid gap-3">
          <DescriptionList>
            <DescriptionItem label={t("firstActivated")}>
              {firstActivatedAt ? <Instant at={firstActivatedAt} /> : t("never")}
            </DescriptionItem>
            <DescriptionItem label={t("acceptedTerms")}>
              {accepted
                ? t.rich("accepted", { version: accepted.version, at: () => <Instant at={accepted.at} /> })
                : t("never")}
            </DescriptionItem>
            <DescriptionItem label={t("refunds")}>{refund}</DescriptionItem>
            <DescriptionItem label={t("arrears")}>{grace}</DescriptionItem>
            {hold ? <DescriptionItem label={t("hold")}>{hold}</DescriptionItem> : null}
          </DescriptionList>
          <Collapsible title={t("currentTerms", { version: terms.version })}>
            <h3 className="font-medium text-sm">{terms.title}</h3>
            <ol className="mt-1 grid max-w-prose list-decimal gap-1.5 ps-5 text-sm">
              {terms.clauses.map((clause) => (
                <li key={clause}>{clause}</li>
              ))}
            </ol>
          </Collapsible>
        </CardContent>
      </Card>
      {deactivate ? (
        <Card aria-labelledby="deactivation">
          <CardHeader>
            <CardTitle id="deactivation">{t("deactivation")}</CardTitle>
            <CardDescription>{t("deactivationHint")}</CardDescription>
          </CardHeader>
          <CardFooter>{deactivate}</CardFooter>
        </Card>
      ) : null}
    </>
  );
}
