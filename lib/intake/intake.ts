import {
  type ConsumerMessages,
  type JetStreamClient,
  type JsMsg,
  jetstream,
  jetstreamManager,
} from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import type { Logger } from "pino";
import { refusalSentence } from "@/lib/billing/refusals";
import { isOutage } from "@/lib/gateway/outage";
import { UsageLanes } from "@/lib/gateway/usage-lanes";
import type { UsageCounts } from "@/lib/metrics/usage-events";
import { type ReportedEvent, recordUsage } from "@/lib/operations/record-usage";
import { readMessage } from "./read-message";
import type { IntakeSettings } from "./settings";
import { openStreams, rejectedSubject } from "./streams";

/** Milliseconds before a message that could not be stored is delivered again. */
const pause = 1_000;
/** Who may publish is decided by the log's own accounts; here there is no key to check. */
const trusted = "log";

/**
 * Takes usage events from a log (NATS JetStream), the same way into the database as the gateway's: a message is
 * acknowledged only when all that it holds is on disk, so a message that comes again counts once all the same (rule
 * U6). What is refused is published, with its reason, before the message is acknowledged. Any number of these may run.
 */
export async function startIntake(
  settings: IntakeSettings,
  currentTime: () => Promise<Date>,
  log: Logger,
  count: (counts: UsageCounts) => void = () => {},
): Promise<{ stop: () => Promise<void> }> {
  const connection = await connect({
    servers: [...settings.servers],
    name: "facet-intake",
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    user: settings.user,
    pass: settings.password,
  });
  const stream = jetstream(connection);
  const consumer = await insist(log, async () => {
    await openStreams(await jetstreamManager(connection), settings);
    return stream.consumers.get(settings.stream, settings.consumer);
  });
  const lanes = new UsageLanes({
    commit: async (reports) => {
      const events = reports.flatMap((report) => report.events);
      const outcomes = await recordUsage(events, await currentTime());
      let next = 0;
      return reports.map((report) => {
        next += report.events.length;
        return outcomes.slice(next - report.events.length, next);
      });
    },
    failsAll: isOutage,
  });
  const messages = await consumer.consume({ max_messages: 1_000 });
  const inHand = new Set<Promise<void>>();
  const reading = takeAll(messages, (message) => {
    const work = store(message, lanes, stream, rejectedSubject(settings)).then(
      (counts) => {
        if (counts) count(counts);
      },
      (error: unknown) => {
        log.error({ err: error, sequence: message.seq }, "not stored; it will come again");
        message.nak(pause);
      },
    );
    inHand.add(work);
    void work.finally(() => inHand.delete(work));
  });
  return {
    stop: async () => {
      messages.stop();
      await reading;
      await Promise.all(inHand);
      await connection.drain();
    },
  };
}

/** A cluster that just lost a server chooses its leaders anew and answers nothing meanwhile: that is waited for. */
async function insist<T>(log: Logger, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      log.warn({ err: error }, "the log does not answer yet");
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

async function takeAll(messages: ConsumerMessages, take: (message: JsMsg) => void): Promise<void> {
  for await (const message of messages) take(message);
}

/** What became of the events of a message that was acknowledged; null: it was not, and comes again. */
async function store(
  message: JsMsg,
  lanes: UsageLanes,
  stream: JetStreamClient,
  rejectedTo: string,
): Promise<UsageCounts | null> {
  const read = readMessage(message.data);
  const events: ReportedEvent[] = read.flatMap((one) => ("event" in one ? [one.event] : []));
  const submitted = lanes.submit({ keyHash: trusted, events });
  if (!submitted) {
    message.nak(pause);
    return null;
  }
  const outcomes = (await submitted) ?? [];
  let [next, rejected] = [0, 0];
  for (const [index, one] of read.entries()) {
    const why = "event" in one ? reasonOf(outcomes[next++]) : { code: "invalid_input", message: one.problem };
    if (!why) continue;
    rejected++;
    const body = JSON.stringify({ stream: message.info.stream, sequence: message.seq, index, ...why });
    // The id lets the log drop what it holds already, when this message comes a second time.
    await stream.publish(rejectedTo, body, { msgID: `${message.seq}.${index}` });
  }
  message.ack();
  const of = (status: "accepted" | "duplicate") => outcomes.filter((each) => each.status === status).length;
  return { accepted: of("accepted"), duplicate: of("duplicate"), rejected };
}

function reasonOf(outcome: Awaited<ReturnType<typeof recordUsage>>[number] | undefined) {
  if (!outcome) throw new Error("An event lost its outcome");
  if (outcome.status !== "rejected") return null;
  return { code: outcome.refusal.code, message: refusalSentence(outcome.refusal, "en") };
}
