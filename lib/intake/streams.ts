import { AckPolicy, type JetStreamManager, StorageType } from "@nats-io/jetstream";
import type { IntakeSettings } from "./settings";

/** Seconds after which a message that was not acknowledged is delivered again, to this process or another. */
const patience = 60;
/** How many messages may be on their way into the database at once; the rest waits in the log. */
const mostUnanswered = 10_000;

export const rejectedSubject = ({ subject }: IntakeSettings) => `${subject}.rejected`;

/** Makes the streams and the durable consumer where they are missing; what operators made stays as it is. */
export async function openStreams(jsm: JetStreamManager, settings: IntakeSettings): Promise<void> {
  const { stream, subject, consumer, replicas } = settings;
  await unlessThere(
    () => jsm.streams.info(stream),
    () =>
      jsm.streams.add({
        name: stream,
        subjects: [subject],
        storage: StorageType.File,
        num_replicas: replicas,
      }),
  );
  const rejected = `${stream}_REJECTED`;
  await unlessThere(
    () => jsm.streams.info(rejected),
    () =>
      jsm.streams.add({
        name: rejected,
        subjects: [rejectedSubject(settings)],
        storage: StorageType.File,
        num_replicas: replicas,
      }),
  );
  await unlessThere(
    () => jsm.consumers.info(stream, consumer),
    () =>
      jsm.consumers.add(stream, {
        durable_name: consumer,
        ack_policy: AckPolicy.Explicit,
        ack_wait: patience * 1e9,
        max_ack_pending: mostUnanswered,
      }),
  );
}

async function unlessThere(look: () => Promise<unknown>, make: () => Promise<unknown>): Promise<void> {
  const there = await look().then(
    () => true,
    () => false,
  );
  // Another process may be making it at this moment; then it is there.
  if (!there) await make().catch(look);
}
