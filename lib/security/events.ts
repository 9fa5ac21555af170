/** What can happen to a login, and whether its person is told by mail. Nobody can switch these mails off. */
const kinds = {
  signed_in: { mail: false },
  signed_in_new_address: { mail: true },
  sessions_ended: { mail: false },
  password_changed: { mail: true },
  password_reset: { mail: true },
  second_factor_on: { mail: true },
  second_factor_off: { mail: true },
  second_factor_reset: { mail: true },
  recovery_codes_renewed: { mail: true },
  recovery_code_used: { mail: true },
  email_verified: { mail: false },
  email_changed: { mail: true },
  identity_linked: { mail: true },
} as const;

export type SecurityEventKind = keyof typeof kinds;

export function isMailed(kind: SecurityEventKind): boolean {
  return kinds[kind].mail;
}

/** An event of another version is shown without words of its own. */
export function securityEventKind(kind: string): SecurityEventKind | null {
  return Object.hasOwn(kinds, kind) ? (kind as SecurityEventKind) : null;
}
