/** The answer of a route handler that downloads a file; `name` may be in any language. */
export function fileDownload(
  name: string,
  contentType: string,
  body: string | ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
): Response {
  return new Response(body, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function asciiName(name: string): string {
  return name.replace(/[^\w.-]+/g, "-");
}
