/** Accounts closed in one transaction: large enough to be fast, and so few that memory stays the same over a million. */
export const accountsPerChunk = 1_000;
