import type { CookiesOptions } from "next-auth";

/** `__Host-`: only this host set it, over https, for all of it. Browsers refuse the prefix without https. */
export function sessionCookie(url = process.env.NEXTAUTH_URL): CookiesOptions["sessionToken"] {
  const secure = url?.startsWith("https:") ?? false;
  return {
    name: secure ? "__Host-facet.session" : "facet.session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
}
