import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from "smtp-server";

/** A mail server in this process: what it was handed, as it came over the wire. */
export interface TestSmtp {
  readonly url: string;
  readonly mails: string[];
  /** Ends every connection without a word. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

export async function startSmtp(behaviour: SMTPServerOptions = {}): Promise<TestSmtp> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    closeTimeout: 100,
    onData: (stream, _session, done) => {
      readAll(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
    ...behaviour,
  });
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => sockets.add(socket));
  // Clients that go away in the middle are part of these tests.
  server.on("error", () => {});
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

async function readAll(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** An SMTP answer other than "done". */
export function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
