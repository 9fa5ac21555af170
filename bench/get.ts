import { Agent, request } from "node:http";

/** Asks a local server for paths on connections that are kept; any other status is a failure. The body's bytes. */
export function getter(
  port: number,
  headers: Readonly<Record<string, string>>,
  connections: number,
  status = 200,
): (path: string) => Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (path) =>
    new Promise((done, fail) => {
      const sent = request({ port, host: "127.0.0.1", path, headers, agent }, (answer) => {
        let bytes = 0;
        answer.on("data", (part: Buffer) => {
          bytes += part.length;
        });
        answer.once("error", fail);
        answer.once("end", () =>
          answer.statusCode === status ? done(bytes) : fail(new Error(`${path}: ${answer.statusCode}`)),
        );
      });
      sent.once("error", fail);
      sent.end();
    });
}
