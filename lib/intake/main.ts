import { closePool } from "@/db/client";
import { checkEnvironment } from "@/lib/check-environment";
import { currentTime } from "@/lib/clock";
import { makeLog } from "@/lib/log";
import { startIntake } from "./intake";
import { intakeSettings } from "./settings";

checkEnvironment("intake");
const log = makeLog("intake");
const intake = await startIntake(intakeSettings(), currentTime, log);

/** Takes nothing more, finishes what it has, then ends. */
async function shutDown(): Promise<void> {
  await intake.stop();
  await closePool();
  process.exit(0);
}

process.once("SIGTERM", shutDown);
process.once("SIGINT", shutDown);
