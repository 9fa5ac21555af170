import { connect, type Socket } from "node:net";
import { newId } from "@/db/ids";

/** What the bench asks the load generator for; each round has requests of its own, as an event counts once. */
export type LoadOrder =
  | { readonly kind: "prepare"; readonly requests: number; readonly events: number; readonly ids: string[] }
  | { readonly kind: "fire"; readonly port: number; readonly key: string; readonly connections: number };

export type LoadReport = { readonly kind: "ready" } | { readonly kind: "done"; readonly accepted: number };

/**
 * The load generator, a process of its own: requests are made before the time runs, connections are kept, each has one
 * request under way, and of the answers only what was accepted is read. So it takes little of the processors it shares.
 */
let bodies: Buffer[] = [];

process.on("message", (order: LoadOrder) => {
  if (order.kind === "prepare") {
    bodies = Array.from({ length: order.requests }, () => makeBody(order.events, order.ids));
    report({ kind: "ready" });
  } else {
    void fire(order).then((accepted) => report({ kind: "done", accepted }));
  }
});

function report(message: LoadReport): void {
  process.send?.(message);
}

function makeBody(count: number, ids: readonly string[]): Buffer {
  const events = Array.from({ length: count }, () => ({
    specversion: "1.0",
    type: "api.call",
    id: newId(),
    source: "bench",
    subject: ids[Math.floor(Math.random() * ids.length)],
    time: new Date(Date.now() - Math.floor(Math.random() * 3_600_000)).toISOString(),
    data: { operation: "FuseFace", count: 1 },
  }));
  return Buffer.from(JSON.stringify(count === 1 ? events[0] : events));
}

async function fire({ port, key, connections }: LoadOrder & { kind: "fire" }): Promise<number> {
  const queue = bodies;
  bodies = [];
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const accepted = await Promise.all(sockets.map((socket) => work(socket, queue, key)));
  for (const socket of sockets) socket.destroy();
  return accepted.reduce((sum, one) => sum + one, 0);
}

function open(port: number): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => done(socket));
    socket.once("error", fail);
  });
}

/** Sends requests off the queue until it is empty, one after the other; how many events were accepted. */
function work(socket: Socket, queue: Buffer[], key: string): Promise<number> {
  return new Promise((done, fail) => {
    let accepted = 0;
    let answer = "";
    const next = () => {
      const body = queue.pop();
      if (!body) return done(accepted);
      const type = body[0] === 0x5b ? "application/cloudevents-batch+json" : "application/cloudevents+json";
      socket.write(
        `POST /api/v1/usage-events HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${key}\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n\r\n`,
      );
      socket.write(body);
    };
    socket.on("data", (part: Buffer) => {
      answer += part.toString("latin1");
      // Every answer that is looked for ends with this list; anything else is no answer to count.
      if (!answer.includes('"rejected":[]}')) {
        if (/^HTTP\/1\.1 [345]/.test(answer)) fail(new Error(answer));
        return;
      }
      accepted += Number(/"accepted":(\d+)/.exec(answer)?.[1] ?? 0);
      answer = "";
      next();
    });
    socket.once("error", fail);
    next();
  });
}
