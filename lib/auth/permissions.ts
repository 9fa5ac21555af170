/** Everybody who may knock: members of an account by role, staff by role, and callers of the API. */
export const roles = [
  ...(["owner", "billing", "developer", "viewer"] as const),
  ...(["support", "finance", "admin"] as const),
  ...(["anonymous", "accountKey", "platformKey"] as const),
] as const;

export type Role = (typeof roles)[number];
export type MemberRole = "owner" | "billing" | "developer" | "viewer";
export type StaffRole = "support" | "finance" | "admin";

/** One answer per role, in the order of `roles`. */
type Row = readonly [
  boolean,
  boolean,
  boolean,
  boolean,
  boolean,
  boolean,
  boolean,
  boolean,
  boolean,
  boolean,
];

const yes = true;
const no = false;

/**
 * Who may do what, once: pages, server actions and the API all ask here, and the members page shows it. Operations
 * still refuse what rules forbid to anybody; this table says only who may ask.
 */
// biome-ignore format: a table is read down its columns
const table = {
  //                     owner billing devel. viewer  support finance admin  anonym. account platform key
  "account.see":        [yes,  yes,    yes,   yes,    no,     no,     no,    no,     no,     no ],
  "account.switch":     [yes,  yes,    yes,   yes,    no,     no,     no,    no,     no,     no ],
  "language.choose":    [yes,  yes,    yes,   yes,    no,     no,     no,    no,     no,     no ],
  "messages.read":      [yes,  yes,    yes,   yes,    no,     no,     no,    no,     no,     no ],
  "alerts.choose":      [yes,  yes,    yes,   no,     no,     no,     no,    no,     no,     no ],
  "packs.claim":        [yes,  yes,    yes,   no,     no,     no,     no,    no,     no,     no ],
  "packs.buy":          [yes,  yes,    no,    no,     no,     no,     no,    no,     no,     no ],
  "packs.refund":       [yes,  yes,    no,    no,     no,     no,     no,    no,     no,     no ],
  "balance.topUp":      [yes,  yes,    no,    no,     no,     no,     no,    no,     no,     no ],
  "balance.watch":      [yes,  yes,    no,    no,     no,     no,     no,    no,     no,     no ],
  "services.configure": [yes,  no,     yes,   no,     no,     no,     no,    no,     no,     no ],
  "keys.manage":        [yes,  no,     yes,   no,     no,     no,     no,    no,     no,     no ],
  "webhooks.manage":    [yes,  no,     yes,   no,     no,     no,     no,    no,     no,     no ],
  "members.manage":     [yes,  no,     no,    no,     no,     no,     no,    no,     no,     no ],

  "admin.see":          [no,   no,     no,    no,     yes,    no,     yes,   no,     no,     no ],
  "accounts.find":      [no,   no,     no,    no,     yes,    yes,    yes,   no,     no,     no ],
  "account.viewAs":     [no,   no,     no,    no,     yes,    no,     yes,   no,     no,     no ],
  "account.close":      [no,   no,     no,    no,     yes,    no,     yes,   no,     no,     no ],
  "gifts.give":         [no,   no,     no,    no,     yes,    no,     yes,   no,     no,     no ],
  "contracts.attach":   [no,   no,     no,    no,     yes,    yes,    yes,   no,     no,     no ],
  "taxRate.set":        [no,   no,     no,    no,     yes,    no,     yes,   no,     no,     no ],
  "refunds.decide":     [no,   no,     no,    no,     yes,    no,     yes,   no,     no,     no ],
  "messages.resend":    [no,   no,     no,    no,     yes,    no,     yes,   no,     no,     no ],
  "platformKeys.manage":[no,   no,     no,    no,     yes,    no,     yes,   no,     no,     no ],
  "clock.move":         [no,   no,     no,    no,     yes,    no,     yes,   no,     no,     no ],

  "finance.see":        [no,   no,     no,    no,     no,     yes,    yes,   no,     no,     no ],
  "runs.start":         [no,   no,     no,    no,     no,     yes,    yes,   no,     no,     no ],
  "exports.make":       [no,   no,     no,    no,     no,     yes,    yes,   no,     no,     no ],
  "prices.announce":    [no,   no,     no,    no,     no,     yes,    yes,   no,     no,     no ],

  "usage.report":       [no,   no,     no,    no,     no,     no,     no,    no,     no,     yes],
  "entitlements.ask":   [no,   no,     no,    no,     no,     no,     no,    no,     yes,    yes],
  "usage.fetch":        [no,   no,     no,    no,     no,     no,     no,    no,     yes,    no ],
  "bills.fetch":        [no,   no,     no,    no,     no,     no,     no,    no,     yes,    no ],
} as const satisfies Record<string, Row>;

export type Capability = keyof typeof table;

/** What an owner may do, and so some or all other members. */
export type MemberCapability = {
  [Each in Capability]: (typeof table)[Each][0] extends true ? Each : never;
}[Capability];

export const capabilities = Object.keys(table) as Capability[];

export function may(role: Role, capability: Capability): boolean {
  return table[capability][roles.indexOf(role)] === true;
}

export const memberCapabilities = capabilities.filter((capability): capability is MemberCapability =>
  may("owner", capability),
);

/** What a key of the API is; one without an account is the platform's. */
export function roleOfKey(key: { readonly accountId: string | null }): "accountKey" | "platformKey" {
  return key.accountId === null ? "platformKey" : "accountKey";
}

/** Which areas of the console staff may enter. */
export function areasOf(role: StaffRole): ("admin" | "finance")[] {
  return (["admin", "finance"] as const).filter((area) => may(role, `${area}.see`));
}
