/**
 * How Node runs what closes months and what takes usage in. The rows of a chunk or a batch, and the requests that wait
 * for it, live until it is committed: a young generation that holds them is collected for a tenth less processor time,
 * in the same memory.
 */
export const nodeFlags: readonly string[] = ["--max-semi-space-size=32"];
