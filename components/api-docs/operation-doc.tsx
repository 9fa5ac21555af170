import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent } from "@/components/ui/card";
import { Collapsible } from "@/components/ui/collapsible";
import { CopyButton } from "@/components/ui/copy-button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { openApiDocument } from "@/lib/api/openapi/document";
import type { JsonSchema } from "@/lib/api/openapi/json-schema";
import { Prose } from "./prose";
import { SchemaTree } from "./schema-tree";

type Paths = ReturnType<typeof openApiDocument>["paths"];
type Operation = Paths[string][string];

interface Content {
  readonly schema?: JsonSchema;
  readonly example?: unknown;
}

export function OperationDoc({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}) {
  const t = useTranslations("apiDocs");
  const scheme = operation.security.flatMap((one) => Object.keys(one))[0];
  const access = scheme === "platformKey" ? "platform" : scheme === "accountKey" ? "account" : "public";
  const problems = Object.keys(operation.responses).filter((status) => status !== "200");
  const requests = Object.entries(
    "requestBody" in operation && operation.requestBody ? operation.requestBody.content : {},
  );
  const responses = Object.entries(operation.responses["200"].content);
  return (
    <Card id={operation.operationId} className="scroll-mt-16">
      <CardContent className="grid gap-5">
        <header className="grid gap-2">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="font-semibold text-lg">{operation.summary}</h2>
            <Badge tone="outline">{t(`access.${access}`)}</Badge>
          </div>
          <p className="flex items-center gap-2">
            <Badge tone="accent" className="uppercase">
              {method}
            </Badge>
            <code className="wrap-anywhere text-sm">{path}</code>
            <CopyButton value={path} label={path} />
          </p>
          <p className="max-w-3xl text-pretty">
            <Prose text={operation.description} />
          </p>
        </header>
        {operation.parameters.length > 0 ? <Parameters operation={operation} /> : null}
        {requests.map(([type, content]) => (
          <Body key={type} title={t("request")} type={type} content={content} />
        ))}
        {responses.map(([type, content]) => (
          <Body key={type} title={t("response")} type={type} content={content as Content} />
        ))}
        {problems.length > 0 ? (
          <p className="flex flex-wrap items-center gap-1.5 text-sm">
            <span className="text-muted-foreground">{t("problems")}</span>
            {problems.map((status) => (
              <Badge key={status} tone="outline">
                {status}
              </Badge>
            ))}
          </p>
        ) : null}
      </CardContent>
    </Card>
  );
}

function Parameters({ operation }: { operation: Operation }) {
  const t = useTranslations("apiDocs");
  return (
    <Table aria-label={`${t("parameters")}: ${operation.summary}`}>
      <TableHeader>
        <tr>
          <TableHead className="first:ps-0">{t("name")}</TableHead>
          <TableHead>{t("meaning")}</TableHead>
          <TableHead>{t("example")}</TableHead>
        </tr>
      </TableHeader>
      <TableBody>
        {operation.parameters.map((parameter) => (
          <TableRow key={parameter.name}>
            <TableCell className="first:ps-0">
              <code className="text-xs">{parameter.name}</code>
              {parameter.required ? (
                <span className="ms-1.5 text-muted-foreground text-xs">{t("required")}</span>
              ) : null}
            </TableCell>
            <TableCell className="max-md:min-w-56 max-md:max-w-72">
              <Prose text={parameter.description} />
            </TableCell>
            <TableCell>
              <code className="text-xs">{parameter.example}</code>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Body({ title, type, content }: { title: ReactNode; type: string; content: Content }) {
  const t = useTranslations("apiDocs");
  return (
    <section className="grid min-w-0 gap-2">
      <h3 className="flex flex-wrap items-baseline gap-2 font-medium text-base">
        {title}
        <code className="font-normal text-muted-foreground text-xs">{type}</code>
      </h3>
      {content.example === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1).
        <pre tabIndex={0} className="max-h-96 overflow-auto rounded-md bg-muted p-3 text-xs">
          <code>{JSON.stringify(content.example, null, 2)}</code>
        </pre>
      )}
      {content.schema ? (
        <Collapsible title={t("fields")} defaultOpen={content.example === undefined}>
          <SchemaTree schema={content.schema} />
        </Collapsible>
      ) : (
        <p className="text-muted-foreground text-sm">{t("file")}</p>
      )}
    </section>
  );
}
