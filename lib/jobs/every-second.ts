import type { Logger } from "pino";

/** Runs `work` again and again with a second's rest; a failure is logged and tried again. Stops after the turn at hand. */
export function everySecond(work: () => Promise<void>, log: Logger): { stop: () => Promise<void> } {
  let stopped = false;
  let wake = () => {};
  const turns = (async () => {
    while (!stopped) {
      await work().catch((error: unknown) => log.error({ err: error }, "watch"));
      if (stopped) return;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, 1_000);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  })();
  return {
    stop: () => {
      stopped = true;
      wake();
      return turns;
    },
  };
}
