import type { useRouter } from "next/navigation";
import { trySignIn } from "./try-sign-in";

/**
 * Signs in with a login that was just made. It exists either way; if signing in fails just now, its own page says why.
 */
export async function enter(
  router: ReturnType<typeof useRouter>,
  credentials: { readonly email: string; readonly password: string },
): Promise<void> {
  const problem = await trySignIn(credentials);
  router.replace(problem ? `/sign-in?email=${encodeURIComponent(credentials.email)}` : "/overview");
  router.refresh();
}
