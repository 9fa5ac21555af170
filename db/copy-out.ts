import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";

/**
 * What COPY … TO STDOUT tells, to its end. postgres.js stops listening to the database while its reader is behind and
 * begins again when it is asked for more; after the last row nobody asks, and whoever uses the connection next would
 * wait for ever. So it is asked once more; what a reader that left early did not take is taken and thrown away.
 */
export async function* copyOut(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } finally {
    stream.resume();
    // One that broke took its connection with it, and the loop above has said so.
    if (!stream.readableEnded) await finished(stream, { writable: false }).catch(() => {});
    stream._read(0);
  }
}
