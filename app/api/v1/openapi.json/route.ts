import { openApiDocument } from "@/lib/api/openapi/document";

/** The API described for tools. */
export function GET(): Response {
  return Response.json(openApiDocument("en"), { headers: { "cache-control": "public, max-age=300" } });
}
