/**
 * How Node runs what closes months. The rows of a chunk live until their statement is sent: a young generation that
 * holds them is collected for a tenth less processor time, in the same memory.
 */
export const nodeFlags: readonly string[] = ["--max-semi-space-size=32"];
