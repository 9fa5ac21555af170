/** Signs out and leads to the sign-in page. next-auth's script is fetched only when somebody does. */
export async function leave(): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: "/sign-in" });
}
