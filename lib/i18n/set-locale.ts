"use server";

import { cookies } from "next/headers";
import type { Locale } from "@/lib/billing/catalog/types";
import { isLocale, localeCookie } from "./locale";

/** Remembers the language in a cookie for a year; the page is rendered anew in it. */
export async function setLocale(locale: Locale): Promise<void> {
  if (!isLocale(locale)) return;
  const secure = process.env.NEXTAUTH_URL?.startsWith("https:") ?? false;
  (await cookies()).set(localeCookie, locale, {
    path: "/",
    maxAge: 31_536_000,
    sameSite: "lax",
    httpOnly: true,
    secure,
  });
}
