import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { localeCookie } from "@/lib/i18n/locale";
import { setLocale } from "@/lib/i18n/set-locale";
import { signOut } from "@/lib/operations/signing-in/end-sessions";
import { signInByIdentity } from "@/lib/operations/signing-in/oidc-sign-in";
import { signIn } from "@/lib/operations/signing-in/sign-in";
import { absoluteLimitMs } from "@/lib/security/session-times";
import { currentClient } from "./client";
import { sessionCookie } from "./cookies";
import { type IdClaims, identityOf, oidcProvider, oidcProviderId } from "./oidc";
import { oidcSettings } from "./oidc-settings";
import { noteRefusedSignIn } from "./refused";
import { withoutInternals } from "./without-internals";

declare module "next-auth" {
  interface User {
    sessionKey?: string;
  }
}

/** As long as they may be when they are made: longer ones are none, and cost time to look at. */
const typed = z.object({
  email: z
    .string()
    .min(1)
    .max(254)
    .refine((text) => !text.includes("\0")),
  password: z.string().min(1).max(200),
  code: z.string().max(60).optional(),
});

/**
 * next-auth carries one thing: the key of a session that stands in the database, in an encrypted cookie that scripts
 * cannot read. Whose session it is and whether it still opens is asked there at every request.
 */
export function authOptions(): NextAuthOptions {
  const oidc = oidcSettings();
  return {
    session: { strategy: "jwt", maxAge: absoluteLimitMs / 1_000 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: sessionCookie() },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" }, code: { type: "text" } },
        async authorize(credentials) {
          const read = typed.safeParse(credentials);
          if (!read.success) return null;
          const input = { ...read.data, code: read.data.code || null };
          const result = await withoutInternals(async () => signIn(input, await currentClient(), new Date()));
          if (!result.ok) {
            // A password that was right and now wants its code is no refusal.
            if (result.problem !== "code_required") noteRefusedSignIn(result.problem, input.email);
            // The form knows these words; anything else is "wrong".
            if (result.problem === "failed") return null;
            throw new Error(result.problem);
          }
          await speakTheirLanguage(result.user.locale);
          return { id: result.user.id, sessionKey: result.sessionKey };
        },
      }),
      ...(oidc ? [oidcProvider(oidc)] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== oidcProviderId || !oidc) return Boolean(user.sessionKey);
        const identity = identityOf(profile as unknown as IdClaims, oidc);
        const opened = await withoutInternals(async () =>
          signInByIdentity(identity, await currentClient(), new Date()),
        );
        if (!opened) return "/sign-in?error=notOurs";
        user.sessionKey = opened.sessionKey;
        await speakTheirLanguage(opened.user.locale);
        return true;
      },
      jwt: ({ token, user }) => (user ? { sessionKey: user.sessionKey } : token),
      // What scripts of the page may ask for says nothing at all.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionKey === "string") await signOut(token.sessionKey, new Date());
      },
    },
  };
}

/** The person's own language, unless they chose one in this browser already. */
async function speakTheirLanguage(locale: "en" | "zh"): Promise<void> {
  if (!(await cookies()).has(localeCookie)) await setLocale(locale);
}
