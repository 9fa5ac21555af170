import { type NextRequest, NextResponse } from "next/server";

/**
 * The Content-Security-Policy of every page: scripts run by nonce only, nothing is framed, forms go to this origin
 * (and to the card payment page that a top-up redirects to). Styles may be inline: charts and popovers position
 * themselves by style attributes, which nonces do not cover.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const evaluate = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self' https://checkout.stripe.com",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  return response;
}

/**
 * Prefetched pages too: a browser that fetched a page ahead shows that very answer later, and what asks for it ahead
 * says so in a header that anybody may send.
 */
export const config = { matcher: ["/((?!_next/static|_next/image|icon.svg).*)"] };
