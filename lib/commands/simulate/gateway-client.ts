import type { SimulateOptions } from "./options";
import type { SimulatedEvent } from "./traffic";

export interface ReportAnswer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly index: number; readonly code: string; readonly message: string }[];
}

interface Entitlements {
  readonly meters: readonly {
    readonly meter: string;
    readonly allowed: boolean;
    readonly qpsLimit: number | null;
  }[];
}

/** The console as a gateway sees it. Reports are repeated with the same identities until they are answered. */
export class GatewayClient {
  retries = 0;

  constructor(private readonly options: Pick<SimulateOptions, "url" | "key">) {}

  async report(events: readonly SimulatedEvent[]): Promise<ReportAnswer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#send(events).catch(() => null);
      if (answer) return answer;
      this.retries++;
      if (attempt > 600) throw new Error("The console did not answer for too long; giving up");
      await new Promise((done) => setTimeout(done, Math.min(1_000, 50 * attempt)));
    }
  }

  /** null: try again (busy, restarting, connection cut). */
  async #send(events: readonly SimulatedEvent[]): Promise<ReportAnswer | null> {
    const response = await fetch(`${this.options.url}/api/v1/usage-events`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${this.options.key}`,
        "content-type": "application/cloudevents-batch+json",
      },
      body: JSON.stringify(events),
      signal: AbortSignal.timeout(30_000),
    });
    if (response.ok) return (await response.json()) as ReportAnswer;
    const body = await response.text();
    if (response.status === 429 || response.status >= 500) return null;
    throw new Error(`${response.status}: ${body}`);
  }

  /** The QPS limit of a meter in force; null: none named; 0: not allowed. */
  async limitOf(accountId: string, meter: string): Promise<number | null> {
    const found = await this.#get<Entitlements>(`/api/v1/accounts/${accountId}/entitlements`);
    const entitlement = found.meters.find((each) => each.meter === meter);
    return entitlement?.allowed ? entitlement.qpsLimit : 0;
  }

  /** Accounts whose entitlements changed after the cursor, and the next cursor. */
  async changesAfter(cursor: string | null): Promise<{ accounts: string[]; cursor: string | null }> {
    const query = cursor ? `?after=${encodeURIComponent(cursor)}` : "";
    const page = await this.#get<{ changes: { account: string }[]; cursor: string | null }>(
      `/api/v1/entitlement-changes${query}`,
    );
    return { accounts: page.changes.map((change) => change.account), cursor: page.cursor };
  }

  async #get<Body>(path: string): Promise<Body> {
    const response = await fetch(`${this.options.url}${path}`, {
      headers: { authorization: `Bearer ${this.options.key}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }
}
