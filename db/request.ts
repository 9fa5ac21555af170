import { AsyncLocalStorage } from "node:async_hooks";

/** The request that the code below runs for, so that what is written can be traced to the line in the log. */
const current = new AsyncLocalStorage<string>();

/** Runs `work` under a request's id: a UUID of an HTTP request, or `job:<name>:<id>` of the worker. */
export function withRequest<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** null outside of any request, e.g. on the command line. */
export function currentRequestId(): string | null {
  return current.getStore() ?? null;
}
