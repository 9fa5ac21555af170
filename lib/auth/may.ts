import type { MemberRole } from "./session";

const paying: readonly MemberRole[] = ["owner", "billing"];

/** Who of an account's members may buy, top up and ask money back; the others look on. */
export function mayPay(role: MemberRole): boolean {
  return paying.includes(role);
}

const configuring: readonly MemberRole[] = ["owner", "developer"];

/** Who may activate services, switch billing modes and manage keys. */
export function mayConfigure(role: MemberRole): boolean {
  return configuring.includes(role);
}

/** Whoever may do anything at all may take what is free. */
export function mayClaim(role: MemberRole): boolean {
  return mayPay(role) || mayConfigure(role);
}
