import type { Instrumentation } from "next";
import { makeLog } from "./lib/log";

/** Before the first request: an environment that is not complete ends the process with the names of what is missing. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkEnvironment } = await import("./lib/check-environment");
  checkEnvironment("web");
}

/** What went wrong while a page or action was answered, with the ids that people and the gateway's log know. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const requestId = [request.headers["x-request-id"]].flat()[0];
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  makeLog("web").error(
    {
      err: error,
      requestId,
      digest,
      method: request.method,
      route: context.routePath,
      kind: context.routeType,
    },
    "request failed",
  );
};
