import { invalidInput, type Problem, problem } from "./problem";

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a JSON body of at most `limit` bytes; more is refused while it still comes in, whatever its headers said. */
export async function readJsonBody(request: Request, limit: number): Promise<JsonBody> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    return fail(problem(415, "unsupported_content_type", "Send the body as application/json."));
  }
  const bytes = await readBytes(request, limit);
  if (bytes === null) {
    return fail(problem(413, "body_too_large", `The request body is larger than ${limit} bytes.`));
  }
  try {
    return { ok: true, value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return fail(invalidInput([{ path: "", message: "The body is not valid JSON in UTF-8" }]));
  }
}

/** The body, or null when it is larger than `limit` bytes; then no more of it is read. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

function fail(refused: Problem): JsonBody {
  return { ok: false, problem: refused };
}
