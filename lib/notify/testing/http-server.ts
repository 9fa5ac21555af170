import http from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface TestHttp {
  readonly url: string;
  readonly requests: ReceivedRequest[];
  /** What it answers from now on; null: nothing, the connection is cut. */
  answer: number | null;
  readonly close: () => Promise<void>;
}

/** A receiver of JSON in this process. */
export async function startHttp(): Promise<TestHttp> {
  const requests: ReceivedRequest[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
    if (test.answer === null) request.socket.destroy();
    else response.writeHead(test.answer, { location: "http://127.0.0.1:1/elsewhere" }).end("{}");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const test: TestHttp = {
    url: `http://127.0.0.1:${port}/`,
    requests,
    answer: 200,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return test;
}
