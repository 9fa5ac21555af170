import { cookies } from "next/headers";

const cookieName = "account";

/**
 * The account that a member of several acts for: the one last chosen in this browser, otherwise the first. A choice
 * is looked up among the memberships with every request, so what the cookie names gives nobody a right.
 */
export async function chosenOf<Membership extends { readonly accountId: string }>(
  memberships: readonly Membership[],
): Promise<Membership | undefined> {
  const chosen = (await cookies()).get(cookieName)?.value;
  return memberships.find(({ accountId }) => accountId === chosen) ?? memberships[0];
}

export async function chooseAccount(accountId: string): Promise<void> {
  (await cookies()).set(cookieName, accountId, {
    path: "/",
    maxAge: 31_536_000,
    httpOnly: true,
    sameSite: "lax",
    secure: process.env.NEXTAUTH_URL?.startsWith("https:") ?? false,
  });
}
