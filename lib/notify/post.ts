import http from "node:http";
import https from "node:https";

const answerWithinMs = 15_000;

/**
 * Posts JSON and returns the status of the answer. Follows no redirect, which could lead where the address itself may
 * not, and reads nothing of the answer's body.
 */
export function postJson(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  agent?: http.Agent,
): Promise<number> {
  return new Promise((done, failed) => {
    const { request } = url.protocol === "https:" ? https : http;
    const sending = request(
      url,
      {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "content-length": String(Buffer.byteLength(body)),
          "user-agent": "Facet",
          ...headers,
        },
        agent,
        signal: AbortSignal.timeout(answerWithinMs),
      },
      (answer) => {
        done(answer.statusCode ?? 0);
        // A body without end is cut off by the same time limit.
        answer.on("error", () => {}).resume();
      },
    );
    sending.on("error", failed);
    sending.end(body);
  });
}
