/** The least length of a password that is accepted; the form says it beforehand, the action decides. */
export const leastPasswordLength = 10;
