import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, localeCookie } from "./locale";
import { messages } from "./messages";

/** next-intl's configuration per request: the language does not stand in the path. */
export default getRequestConfig(async () => {
  const cookie = (await cookies()).get(localeCookie)?.value;
  const locale = chooseLocale(cookie, (await headers()).get("accept-language"));
  // Etc/GMT-8 is UTC+8, the billing clock of both sites (rule T2); POSIX zone names count westwards.
  return { locale, messages: messages[locale], timeZone: "Etc/GMT-8" };
});
