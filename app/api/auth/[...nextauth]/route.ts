import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { readBytes } from "@/lib/api/json-body";
import { problem, problemContentType } from "@/lib/api/problem";
import { authOptions } from "@/lib/auth/options";

type Context = { params: Promise<{ nextauth: string[] }> };

const maximumBody = 16 * 1024;

/**
 * The environment is read at each request, not when the console is built. next-auth reads a body of any length and
 * takes JSON for fields, whatever type they are of: it is given a short form's fields, or nothing.
 */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  if (request.method !== "POST") return NextAuth(request as never, context as never, authOptions());
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded"))
    return refuse(415, "unsupported_content_type", "Send a form.");
  const body = await readBytes(request, maximumBody);
  if (body === null) return refuse(413, "body_too_large", "The form is too large.");
  const read = new NextRequest(request.url, {
    method: "POST",
    headers: request.headers,
    body: new TextDecoder().decode(body),
  });
  return NextAuth(read as never, context as never, authOptions());
}

function refuse(status: number, code: string, detail: string): Response {
  return new Response(JSON.stringify(problem(status, code, detail)), {
    status,
    headers: { "content-type": problemContentType, "cache-control": "no-store" },
  });
}

export { handler as GET, handler as POST };
