import { connect, createServer, type Socket } from "node:net";

/**
 * Stands between a process and its database and cuts everything after so many requests of the process: what the
 * database sees when the process is killed at that point, and the process when the database is. The request is
 * delivered and its answer lost, so a COMMIT may have happened.
 */
export class CuttingProxy {
  #left = Number.POSITIVE_INFINITY;
  #onCut = () => {};
  readonly #sockets = new Set<Socket>();
  /** Sessions of the database that have not ended yet. */
  readonly #sessions = new Set<Promise<void>>();
  readonly #server = createServer((client) => this.#serve(client));
  readonly #target: URL;

  constructor(target: string) {
    this.#target = new URL(target);
  }

  /** Starts, and returns the address to use in place of the database's. */
  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    const address = this.#server.address();
    const url = new URL(this.#target);
    if (address && typeof address === "object") url.port = String(address.port);
    return url.href;
  }

  /** Lets so many more requests (a statement is one or two) pass, then cuts all connections and refuses new ones. Resolves when it has cut. */
  cutAfter(requests: number): Promise<void> {
    this.#left = requests;
    return new Promise((done) => {
      this.#onCut = done;
    });
  }

  /** Lets everything pass again; resolves when the database has done, or undone, what it was told before the cut. */
  async mend(): Promise<void> {
    if (this.isCut) await Promise.all(this.#sessions);
    this.#left = Number.POSITIVE_INFINITY;
  }

  get isCut(): boolean {
    return this.#left <= 0;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }

  #serve(client: Socket): void {
    if (this.isCut) {
      client.destroy();
      return;
    }
    const server = connect(Number(this.#target.port), this.#target.hostname);
    const ended = new Promise<void>((done) => server.once("close", () => done()));
    this.#sessions.add(ended);
    void ended.then(() => this.#sessions.delete(ended));
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      // A cut is what this is for; the database's driver reports it where it matters.
      socket.on("error", () => {});
      socket.once("close", () => this.#sockets.delete(socket));
    }
    server.on("data", (chunk) => client.write(chunk));
    server.once("close", () => client.destroy());
    client.once("close", () => server.end());
    const messages = new Messages();
    client.on("data", (chunk) => {
      for (const message of messages.take(chunk)) {
        if (this.isCut) return;
        server.write(message);
        if (isAnswered(message) && --this.#left <= 0) this.#cut();
      }
    });
  }

  #cut(): void {
    for (const socket of this.#sockets) {
      // The database reads on to the end of what it was sent; the process hears nothing any more.
      if (socket.remotePort === Number(this.#target.port)) socket.end();
      else socket.destroy();
    }
    this.#onCut();
  }
}

/** The database acts on and answers a Query or a Sync; what comes before belongs to it. */
function isAnswered(message: Buffer): boolean {
  return message[0] === "Q".charCodeAt(0) || message[0] === "S".charCodeAt(0);
}

/** Cuts a byte stream into the messages of PostgreSQL's protocol: the first has no type, the others one byte of it. */
class Messages {
  #rest = Buffer.alloc(0);
  #started = false;

  take(chunk: Buffer): Buffer[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const found: Buffer[] = [];
    for (;;) {
      const head = this.#started ? 1 : 0;
      if (this.#rest.length < head + 4) return found;
      const length = head + this.#rest.readInt32BE(head);
      if (this.#rest.length < length) return found;
      found.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
      this.#started = true;
    }
  }
}
