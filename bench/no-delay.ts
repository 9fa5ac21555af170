import { Socket } from "node:net";

/**
 * COPY over TCP crawls without TCP_NODELAY, and postgres.js has no setting for it: the floor would look five times
 * lower than it is. Import this before anything connects.
 */
const connect = Reflect.get(Socket.prototype, "connect") as (...parameters: unknown[]) => Socket;

function connectWithoutDelay(this: Socket, ...parameters: unknown[]): Socket {
  this.setNoDelay(true);
  return connect.apply(this, parameters);
}

Reflect.set(Socket.prototype, "connect", connectWithoutDelay);
