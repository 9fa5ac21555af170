import { Gauge, type Registry } from "prom-client";
import { systemTransaction } from "@/db/client";
import { type Gauges, readGauges } from "@/db/gauges";

/** One value with its labels. */
type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

interface Measure {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly samples: (gauges: Gauges) => readonly Sample[];
}

const measures: readonly Measure[] = [
  {
    name: "facet_worker_heartbeat_age_seconds",
    help: "Since a worker last finished its look at what is due; missing when none ever ran",
    labels: [],
    samples: ({ heartbeatAge }) => (heartbeatAge === null ? [] : [[{}, heartbeatAge]]),
  },
  {
    name: "facet_deliveries",
    help: "Messages on their way (queued) and dead letters (failed), by channel",
    labels: ["channel", "status"],
    samples: ({ deliveries }) => deliveries.map(({ channel, status, count }) => [{ channel, status }, count]),
  },
  {
    name: "facet_delivery_delay_seconds",
    help: "How long the delivery that is due longest has been waiting",
    labels: [],
    samples: ({ oldestDelivery }) => [[{}, oldestDelivery]],
  },
  {
    name: "facet_refunds_open",
    help: "Refunds that the worker completes (submitted) or support decides (review)",
    labels: ["status"],
    samples: ({ refunds }) => refunds.map(({ status, count }) => [{ status }, count]),
  },
  {
    name: "facet_rating_requests",
    help: "Accounts and months that late usage or a contract lets rate again (rule U7)",
    labels: [],
    samples: ({ ratingRequests }) => [[{}, ratingRequests]],
  },
  {
    name: "facet_billing_run_accounts",
    help: "Accounts of the newest billing runs: all, closed, set aside for a failure",
    labels: ["month", "state"],
    samples: ({ runs }) =>
      runs.flatMap(({ month, total, done, failed }): Sample[] => [
        [{ month, state: "total" }, total],
        [{ month, state: "done" }, done],
        [{ month, state: "failed" }, failed],
      ]),
  },
];

/** Adds what waits in the database; it is read once per scrape. A database that is away leaves them out. */
export function registerGauges(registry: Registry, currentTime: () => Promise<Date>): void {
  let reading: Promise<Gauges | null> | undefined;
  const read = () => {
    reading ??= currentTime()
      .then((now) => systemTransaction((tx) => readGauges(tx, now)))
      .catch(() => null)
      .finally(() =>
        setImmediate(() => {
          reading = undefined;
        }),
      );
    return reading;
  };
  for (const { name, help, labels, samples } of measures) {
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [registry],
      async collect() {
        this.reset();
        const gauges = await read();
        for (const [values, value] of gauges ? samples(gauges) : []) this.set(values, value);
      },
    });
  }
}
