import { systemTransaction } from "@/db/client";
import { newId } from "@/db/ids";
import { recountUsage } from "@/db/recount";
import { findMeter, serviceOf, serviceOfMeter } from "@/lib/billing/catalog/catalog";
import { packGrant } from "@/lib/billing/packs/pack-grant";
import { activateService } from "@/lib/operations/activate-service";
import { savePackGrants } from "@/lib/operations/grants";
import { signUp } from "@/lib/operations/sign-up";
import { GatewayClient } from "./gateway-client";
import type { SimulateOptions } from "./options";
import { disturb, makeEvent, SentTotals, TokenBucket } from "./traffic";

const meter = "face-fusion/image-face-fusion" as const;

export interface SimulateResult {
  readonly sent: SentTotals;
  readonly seconds: number;
  readonly retries: number;
  readonly throttled: number;
  /** What does not agree, as sentences; empty: everything was counted once. */
  readonly differences: readonly string[];
}

/** Plays a gateway for a while, then counts everything again from the raw events. */
export async function simulate(options: SimulateOptions, now: () => Date): Promise<SimulateResult> {
  const accounts = await makeAccounts(options.accounts, now());
  const before = await systemTransaction((tx) => recountUsage(tx, accounts));
  const client = new GatewayClient(options);
  const gateway = new SimulatedGateway(client, options, accounts, now);
  await gateway.run();
  const after = await systemTransaction((tx) => recountUsage(tx, accounts));
  const differences = after.flatMap((count, index) => {
    const sent = gateway.sent.byAccount.get(count.accountId) ?? 0;
    const wrong: string[] = [];
    const compare = (what: string, actual: number, expected: number) => {
      if (actual !== expected) wrong.push(`${count.accountId}: ${what} ${actual}, expected ${expected}`);
    };
    compare("events counted", count.events, sent);
    compare("hourly total", count.hours, sent);
    compare("monthly total", count.months, sent);
    compare("units taken off packs", count.packsUsed, count.covered);
    compare("draw history", count.draws, count.covered);
    compare("ledger transactions", count.transactions, before[index]?.transactions ?? 0);
    return wrong;
  });
  return {
    sent: gateway.sent,
    seconds: gateway.seconds,
    retries: client.retries,
    throttled: gateway.throttled,
    differences,
  };
}

class SimulatedGateway {
  readonly sent = new SentTotals();
  readonly #buckets = new Map<string, TokenBucket>();
  throttled = 0;
  seconds = 0;
  #cursor: string | null = null;

  constructor(
    private readonly client: GatewayClient,
    private readonly options: SimulateOptions,
    private readonly accounts: readonly string[],
    private readonly now: () => Date,
  ) {}

  async run(): Promise<void> {
    // From the beginning of the feed, so that nothing that changes meanwhile is missed.
    await this.#follow();
    for (const account of this.accounts) await this.#readLimit(account);
    const started = performance.now();
    const ends = started + this.options.duration * 1_000;
    let due = 0;
    const work = async () => {
      while (performance.now() < ends) {
        if (
          this.options.rate > 0 &&
          this.sent.events >= ((performance.now() - started) / 1_000) * this.options.rate
        ) {
          await new Promise((done) => setTimeout(done, 5));
          continue;
        }
        await this.#sendBatch();
        if (performance.now() - due > 1_000) {
          due = performance.now();
          await this.#follow();
        }
      }
    };
    await Promise.all(Array.from({ length: this.options.connections }, work));
    this.seconds = (performance.now() - started) / 1_000;
  }

  async #sendBatch(): Promise<void> {
    const events = [];
    for (let i = 0; i < this.options.batch; i++) {
      const account = this.accounts[Math.floor(Math.random() * this.accounts.length)];
      if (!account) continue;
      const wanted = 1 + Math.floor(Math.random() * 3);
      // Without a rate of its own the run measures the console, not the customers' limits.
      const allowed =
        this.options.rate === 0
          ? wanted
          : (this.#buckets.get(account)?.take(wanted, performance.now()) ?? wanted);
      this.throttled += wanted - allowed;
      if (allowed > 0) events.push(makeEvent(account, this.options, this.now(), allowed));
    }
    if (events.length === 0) {
      await new Promise((done) => setTimeout(done, 20));
      return;
    }
    for (const event of events) this.sent.add(event);
    const sent = disturb(events, this.options.duplicates);
    this.sent.duplicates += sent.length - events.length;
    const answer = await this.client.report(sent);
    const [first] = answer.rejected;
    if (first) throw new Error(`The console rejected an event: ${first.code} ${first.message}`);
  }

  async #follow(): Promise<void> {
    const page = await this.client.changesAfter(this.#cursor).catch(() => null);
    if (!page) return;
    this.#cursor = page.cursor;
    for (const account of new Set(page.accounts))
      if (this.#buckets.has(account)) await this.#readLimit(account);
  }

  async #readLimit(account: string): Promise<void> {
    const limit = await this.client.limitOf(account, meter).catch(() => undefined);
    if (limit === undefined || limit === null) return;
    const bucket = this.#buckets.get(account);
    if (bucket) bucket.setLimit(limit);
    else this.#buckets.set(account, new TokenBucket(limit, performance.now()));
  }
}

/** Accounts with the service active and some packs, small and large, so that events span them. */
async function makeAccounts(count: number, now: Date): Promise<string[]> {
  const service = serviceOfMeter(meter);
  if (!service || !findMeter(meter)) throw new Error("The simulated meter left the catalogue");
  const activatedAt = new Date(now.getTime() - 2 * 3_600_000);
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const email = `simulate-${newId()}@demo.example`;
    const made = await signUp(
      {
        site: service.site,
        accountName: `Simulated ${i + 1}`,
        userName: "Simulated",
        email,
        passwordHash: "-",
        emailVerified: true,
        locale: "en",
      },
      activatedAt,
    );
    if (!made.ok) throw new Error(made.refusal.code);
    const { accountId, userId } = made.value;
    await activateService(
      { accountId, userId },
      { service: service.id, acceptedTerms: serviceOf(service.id).terms.version },
      activatedAt,
    );
    await systemTransaction((tx) =>
      savePackGrants(
        tx,
        accountId,
        [17, 113, 5_003].map((units) => packGrant(meter, "gifted", units, activatedAt)),
        activatedAt,
      ),
    );
    ids.push(accountId);
  }
  return ids;
}
