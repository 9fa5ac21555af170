import type { GatewayClient } from "../simulate/gateway-client";
import { disturb, makeEvent, type SimulatedEvent } from "../simulate/traffic";

/** What API gateways report meanwhile: batches with repeats, late calls and a wrong order, sent until answered. */
export class Traffic {
  /** Account → calls that the console said it counted. */
  readonly counted = new Map<string, number>();
  events = 0;
  rejected = 0;
  #stopped = false;
  #loops: Promise<void>[] = [];

  constructor(
    private readonly client: GatewayClient,
    private readonly accounts: readonly string[],
    private readonly now: () => Promise<Date>,
  ) {}

  start(connections: number): void {
    this.#loops = Array.from({ length: connections }, () => this.#send());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#loops);
  }

  async #send(): Promise<void> {
    while (!this.#stopped) {
      const now = await this.now().catch(() => null);
      if (now) await this.#sendBatch(now);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  async #sendBatch(now: Date): Promise<void> {
    const events = Array.from({ length: 40 }, () => this.#makeCall(now));
    const sent = disturb(events, 0.1);
    const answer = await this.client.report(sent);
    const refused = new Set(answer.rejected.map(({ index }) => sent[index]?.id));
    // An event that stands in a batch twice is rejected twice or counted once.
    for (const event of events) {
      if (refused.has(event.id)) this.rejected++;
      else this.counted.set(event.subject, (this.counted.get(event.subject) ?? 0) + event.data.count);
    }
    this.events += events.length;
  }

  /** Mostly now; sometimes hours or weeks late, into months that are billed already (rule U7). */
  #makeCall(now: Date): SimulatedEvent {
    const account = this.accounts[Math.floor(Math.random() * this.accounts.length)] ?? "";
    const late = Math.random() < 0.03 ? Math.random() * 40 * 86_400_000 : 0;
    const at = new Date(now.getTime() - late);
    return makeEvent(account, { late: 0.05 }, at, 1 + Math.floor(Math.random() * 5));
  }
}
