import { closePool } from "@/db/client";
import { checkEnvironment } from "@/lib/check-environment";
import { currentTime } from "@/lib/clock";
import { innerPort } from "@/lib/env";
import { makeLog } from "@/lib/log";
import { serveInside } from "@/lib/metrics/inner-server";
import { processMetrics } from "@/lib/metrics/process";
import { usageEventCounter } from "@/lib/metrics/usage-events";
import { startIntake } from "./intake";
import { intakeSettings } from "./settings";

checkEnvironment("intake");
const log = makeLog("intake");
const registry = processMetrics("intake");
const inside = await serveInside(registry, innerPort("INTAKE_PORT"));
const intake = await startIntake(intakeSettings(), currentTime, log, usageEventCounter(registry));

/** Takes nothing more, finishes what it has, then ends. */
async function shutDown(): Promise<void> {
  await intake.stop();
  await inside.stop();
  await closePool();
  process.exit(0);
}

process.once("SIGTERM", shutDown);
process.once("SIGINT", shutDown);
