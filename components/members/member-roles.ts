/** In the order of what they may do. */
export const memberRoles = ["owner", "billing", "developer", "viewer"] as const;
export type MemberRole = (typeof memberRoles)[number];
