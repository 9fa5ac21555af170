import { Braces } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { OperationDoc } from "@/components/api-docs/operation-doc";
import { ProblemCodes } from "@/components/api-docs/problem-codes";
import { Prose } from "@/components/api-docs/prose";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { openApiDocument } from "@/lib/api/openapi/document";

export async function generateMetadata() {
  return { title: (await getTranslations("apiDocs"))("title") };
}

/** The OpenAPI document as people read it. */
export default async function ApiDocsPage() {
  const t = await getTranslations("apiDocs");
  const { info, paths } = openApiDocument(await getLocale());
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return (
    <>
      <PageHeader
        help="apiDocs"
        title={info.title}
        description={<Prose text={info.description} />}
        actions={
          <Button asChild variant="outline">
            <a href="/api/v1/openapi.json">
              <Braces aria-hidden />
              {t("openapi")}
            </a>
          </Button>
        }
      />
      <div className="grid items-start gap-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <nav aria-label={t("contents")} className="lg:sticky lg:top-18">
          <ul className="grid gap-0.5">
            {operations.map(({ operation }) => (
              <li key={operation.operationId}>
                <a
                  href={`#${operation.operationId}`}
                  className="block rounded-md px-2 py-1 text-sm hover:bg-accent"
                >
                  {operation.summary}
                </a>
              </li>
            ))}
            <li>
              <a href="#problems" className="block rounded-md px-2 py-1 text-sm hover:bg-accent">
                {t("problemsText.title")}
              </a>
            </li>
          </ul>
        </nav>
        <div className="grid min-w-0 gap-6">
          <section className="grid gap-1">
            <h2 className="font-semibold text-lg">{t("accessText.title")}</h2>
            <p className="max-w-3xl text-pretty">
              {t.rich("accessText.text", { code: (chunks) => <code className="text-sm">{chunks}</code> })}
            </p>
          </section>
          {operations.map(({ path, method, operation }) => (
            <OperationDoc key={operation.operationId} path={path} method={method} operation={operation} />
          ))}
          <ProblemCodes />
        </div>
      </div>
    </>
  );
}
