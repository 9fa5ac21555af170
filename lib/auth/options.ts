import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { findUserByEmail } from "@/db/accounts";
import { systemTransaction } from "@/db/client";
import { localeCookie } from "@/lib/i18n/locale";
import { setLocale } from "@/lib/i18n/set-locale";
import { verifyPassword } from "./password";

declare module "next-auth" {
  interface Session {
    readonly userId: string;
  }
}

/** Sign-in with e-mail and password. The token names the user only; rights are read from the database every time. */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: 12 * 3600 },
  pages: { signIn: "/sign-in" },
  providers: [
    Credentials({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      async authorize(credentials) {
        const { email, password } = credentials ?? {};
        if (!email || !password || password.length > 200) return null;
        const user = await systemTransaction((tx) => findUserByEmail(tx, email));
        if (!(await verifyPassword(user?.passwordHash, password)) || !user) return null;
        await speakTheirLanguage(user.locale);
        return { id: user.id, email: user.email, name: user.name };
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      if (user) token.sub = user.id;
      return token;
    },
    session({ session, token }) {
      return { ...session, userId: token.sub ?? "" };
    },
  },
};

/** The person's own language, unless they chose one in this browser already. */
async function speakTheirLanguage(locale: "en" | "zh"): Promise<void> {
  if (!(await cookies()).has(localeCookie)) await setLocale(locale);
}
