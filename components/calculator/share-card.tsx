import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Collapsible } from "@/components/ui/collapsible";
import { CopyButton } from "@/components/ui/copy-button";

interface ShareCardProps {
  link: string;
  jsonHref: string;
  json: string;
  curl: string;
}

/** The scenario to pass on: as a link, and as what the API takes. */
export function ShareCard({ link, jsonHref, json, curl }: ShareCardProps) {
  const t = useTranslations("calculator.share");
  return (
    <Card aria-labelledby="share">
      <CardHeader>
        <CardTitle id="share">{t("title")}</CardTitle>
        <CardDescription>{t("description")}</CardDescription>
      </CardHeader>
      <CardContent className="grid gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <code className="wrap-anywhere min-w-0 flex-1 basis-60 rounded-md bg-muted px-2.5 py-1.5 text-xs">
            {link}
          </code>
          <CopyButton value={link} label={t("link")} withText variant="outline" />
          <Button asChild variant="outline" size="sm">
            <a href={jsonHref}>
              <Braces aria-hidden />
              {t("json")}
            </a>
          </Button>
        </div>
        <Code title={t("scenario")} label={t("scenario")} text={json} />
        <Code title={t("curl")} label={t("curl")} text={curl} />
      </CardContent>
    </Card>
  );
}

function Code({ title, label, text }: { title: string; label: string; text: string }) {
  return (
    <Collapsible title={title}>
      <div className="relative">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1).
          tabIndex={0}
          className="max-h-80 overflow-auto rounded-md bg-muted p-3 pe-12 text-xs"
        >
          {text}
        </pre>
        <CopyButton value={text} label={label} className="absolute end-2 top-2" />
      </div>
    </Collapsible>
  );
}
